import { expect, type Locator, type Page } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const GUIDE = join(import.meta.dirname, '../../docs/guide');
export const IMAGES = join(GUIDE, 'images');
/** Bytes. */
export const MAX_PICTURE = 200_000;
/** Otherwise pictures are taken and thrown away, so that a test run changes no file of the project. */
const WRITE = process.env.GUIDE_IMAGES === '1';
/** Around a part in its picture, in px. */
const EDGE = 16;

/** What is seen now; or one part, or from that part to the end of another, with a little around it. */
export async function picture(of: Page | Locator, name: string, until?: Locator): Promise<void> {
	const page = 'goto' in of ? of : of.page();
	await page.evaluate(() => document.fonts.ready);
	await page.mouse.move(0, 0);
	const clip = 'goto' in of ? undefined : await frameOf(of, until ?? of);
	const bytes = await page.screenshot({ animations: 'disabled', ...(clip && { clip }) });
	expect(bytes.length, name).toBeLessThan(MAX_PICTURE);
	if (!WRITE) return;
	mkdirSync(IMAGES, { recursive: true });
	writeFileSync(join(IMAGES, `${name}.png`), bytes);
}

async function frameOf(part: Locator, until: Locator) {
	await part.evaluate((element, edge) => {
		element.scrollIntoView({ block: 'start' });
		window.scrollBy(0, -edge);
	}, EDGE);
	const box = (await part.boundingBox())!;
	const last = (await until.boundingBox())!;
	const seen = part.page().viewportSize()!;
	const [x, y] = [Math.max(0, box.x - EDGE), Math.max(0, box.y - EDGE)];
	const width = Math.min(seen.width, box.x + box.width + EDGE) - x;
	return { x, y, width, height: Math.min(seen.height, last.y + last.height + EDGE) - y };
}
