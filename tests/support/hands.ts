import { expect, type Locator, type Page } from '@playwright/test';

/** How somebody works a page: with a pointer, or with the keyboard alone. */
export interface Hand {
	/** A link, button, summary, checkbox or radio. */
	press(target: Locator): Promise<void>;
	fill(field: Locator, text: string): Promise<void>;
	/** An option of a select, by its value. */
	choose(select: Locator, value: string): Promise<void>;
}

export const HANDS = { pointer: byPointer, keyboard: byKeyboard } as const;

function byPointer(): Hand {
	return {
		press: (target) => target.click(),
		fill: (field, text) => field.fill(text),
		choose: async (select, value) => void (await select.selectOption(value)),
	};
}

/** Tab, Enter, Space, arrows and letters: what Tab does not reach, nobody without a pointer reaches. */
function byKeyboard(page: Page): Hand {
	return {
		async press(target) {
			const type = await target.getAttribute('type');
			if (type === 'radio') return chooseRadio(page, target);
			await reach(page, target);
			await page.keyboard.press(type === 'checkbox' ? 'Space' : 'Enter');
		},
		async fill(field, text) {
			await reach(page, field);
			const type = await field.getAttribute('type');
			// its parts come in the order of the machine's language
			if (type === 'date' || type === 'time') return field.fill(text);
			await page.keyboard.press('ControlOrMeta+A');
			await page.keyboard.type(text);
		},
		async choose(select, value) {
			await reach(page, select);
			await page.keyboard.press('Home');
			const count = await select.locator('option').count();
			for (let n = 0; n < count && (await select.inputValue()) !== value; n++)
				await page.keyboard.press('ArrowDown');
			await expect(select).toHaveValue(value);
		},
	};
}

/** Of a group of radios Tab reaches one, and arrows the others. */
async function chooseRadio(page: Page, radio: Locator): Promise<void> {
	const inGroup = (wanted: Element) =>
		document.activeElement instanceof HTMLInputElement &&
		document.activeElement.name === (wanted as HTMLInputElement).name;
	await tabUntil(page, radio, inGroup);
	await page.keyboard.press('Space');
	for (let n = 0; n < 10 && !(await radio.isChecked()); n++) await page.keyboard.press('ArrowDown');
	await expect(radio).toBeChecked();
}

async function reach(page: Page, target: Locator): Promise<void> {
	await tabUntil(page, target, (wanted) => document.activeElement === wanted);
}

const MOST_TABS = 400;

async function tabUntil(page: Page, target: Locator, isThere: (wanted: Element) => boolean): Promise<void> {
	await expect(target).toBeVisible();
	for (let n = 0; n < MOST_TABS; n++) {
		if (await target.evaluate(isThere)) return;
		await page.keyboard.press('Tab');
	}
	throw new Error('Tab does not reach it');
}
