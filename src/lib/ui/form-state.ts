import { getContext, hasContext, setContext } from 'svelte';

/** What a form tells the fields and buttons inside it. */
export interface FormState {
	/** Sent, not yet answered. */
	readonly pending: boolean;
	/** What was typed before a refusal, by field name. */
	readonly values: Readonly<Record<string, string>>;
}

const KEY = Symbol('form-state');

export function setFormState(state: FormState): void {
	setContext(KEY, state);
}

/** Null outside an ActionForm. */
export function getFormState(): FormState | null {
	return hasContext(KEY) ? getContext<FormState>(KEY) : null;
}
