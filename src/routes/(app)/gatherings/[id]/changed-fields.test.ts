import { expect, test } from 'vitest';
import { asWas, changedBoxes, changedFields } from './changed-fields.ts';

function formOf(fields: Readonly<Record<string, string | readonly string[]>>): FormData {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields))
		for (const each of [value].flat()) form.append(name, each);
	return form;
}

test('UI93 of a form only what was written in it is sent on', () => {
	const shown = asWas({ title: 'Forum', aim: 'une ligne\nune autre', place: 'Oye-Plage' });
	const form = formOf({ ...shown, title: 'Forum', aim: 'une ligne\r\nune autre', place: 'Calais' });
	expect(changedFields(form, ['title', 'aim', 'place'])).toEqual({ place: 'Calais' });
});

test('UI93 what was emptied is sent on, and so is all of a form that does not say what it began with', () => {
	expect(changedFields(formOf({ ...asWas({ place: 'Calais' }), place: '' }), ['place'])).toEqual({
		place: '',
	});
	expect(changedFields(formOf({ title: 'Forum' }), ['title'])).toEqual({ title: 'Forum' });
});

test('UI93 of boxes those that were ticked or unticked', () => {
	const form = formOf({ ...asWas({ invited: ['emmaus', 'salam'] }), invited: ['salam', 'auberge'] });
	expect(changedBoxes(form, 'invited')).toEqual({ add: ['auberge'], remove: ['emmaus'] });
	expect(changedBoxes(formOf({ 'was.invited': '' }), 'invited')).toEqual({ add: [], remove: [] });
});
