type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * What was typed or chosen before the page's script was there. To be called before the first component of the page takes over
 * its elements, which puts back what the server had said; the function answered, called after it, puts in again what was typed.
 */
export function noteEarlyInput(page: ParentNode): () => void {
	const touched = [...page.querySelectorAll<Field>('input, textarea, select')]
		.filter(isTouched)
		.map((field) => ({ field, value: field.value, checked: isTicked(field) }));

	return () => {
		for (const { field, value, checked } of touched) {
			if (field.value === value && isTicked(field) === checked) continue;
			if (canBeTicked(field)) field.checked = checked;
			else field.value = value;
			for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
		}
		for (const input of page.querySelectorAll('input')) if (losesDefaults(input)) takeDefaults(input);
	};
}

/**
 * A moment later Svelte (5.57) takes away what the server had written into these inputs, forgets thereby what it last put into
 * them, and puts it in again as soon as anything about the field changes, over what was typed meanwhile. Where nothing is
 * left to take away it forgets nothing.
 */
function losesDefaults(input: HTMLInputElement): boolean {
	return Object.getOwnPropertySymbols(input).some(({ description }) => description === 'form reset');
}

function takeDefaults(input: HTMLInputElement): void {
	const { value, checked } = input;
	if (input.hasAttribute('value')) {
		input.removeAttribute('value');
		input.value = value;
	}
	if (input.hasAttribute('checked')) {
		input.removeAttribute('checked');
		input.checked = checked;
	}
}

function isTouched(field: Field): boolean {
	if (field instanceof HTMLSelectElement)
		return [...field.options].some(({ selected, defaultSelected }) => selected && !defaultSelected);
	// choosing one of several takes the others back by itself
	if (canBeTicked(field))
		return field.checked !== field.defaultChecked && (field.checked || field.type === 'checkbox');
	return field.type !== 'file' && field.value !== field.defaultValue;
}

function isTicked(field: Field): boolean {
	return canBeTicked(field) && field.checked;
}

function canBeTicked(field: Field): field is HTMLInputElement {
	return field instanceof HTMLInputElement && ['checkbox', 'radio'].includes(field.type);
}
