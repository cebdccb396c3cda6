import { error, fail, json, type ActionFailure } from '@sveltejs/kit';
import { Refusal, type RefusalCode } from '#lib/domain/refusal.ts';
import { refusalText } from '#lib/ui/refusal-text.ts';

/** What a form shows when its action was refused: nothing was changed, `values` are what was typed. */
export interface Refused {
	/** `text`: the reason in the page's language, said here so that browsers need not load every reason's sentence. */
	readonly refused: { readonly code: RefusalCode; readonly reason: string; readonly text: string };
	readonly values: Readonly<Record<string, string>>;
}

/** For loads: a refusal becomes the error page with its status. */
export async function orErrorPage<T>(work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (thrown) {
		if (thrown instanceof Refusal)
			error(thrown.status, { message: textOf(thrown), code: thrown.code, reason: thrown.reason });
		throw thrown;
	}
}

/** For endpoints: a refusal becomes the JSON error of the contract. */
export async function orJsonError(work: () => Promise<Response>): Promise<Response> {
	try {
		return await work();
	} catch (thrown) {
		if (thrown instanceof Refusal) return jsonError(thrown.status, thrown.code, thrown.reason);
		throw thrown;
	}
}

export function jsonError(status: number, code: string, message: string): Response {
	return json({ error: { code, message } }, { status, headers: { 'cache-control': 'no-store' } });
}

/** For form actions: a refusal goes back to the form with what was typed (never a password). */
export async function orRefused<T>(
	form: FormData,
	work: () => Promise<T>,
): Promise<T | ActionFailure<Refused>> {
	try {
		return await work();
	} catch (thrown) {
		if (!(thrown instanceof Refusal)) throw thrown;
		return fail(thrown.status, {
			refused: { code: thrown.code, reason: thrown.reason, text: textOf(thrown) },
			values: typed(form),
		});
	}
}

function textOf({ code, reason }: Refusal): string {
	return refusalText(code, reason);
}

function typed(form: FormData): Record<string, string> {
	const values: Record<string, string> = {};
	for (const [name, value] of form)
		if (typeof value === 'string' && !/password|token/i.test(name)) values[name] = value;
	return values;
}
