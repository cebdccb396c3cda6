// node scripts/draw-icons.ts: draws static/icons/*.png, which are kept in the repository. Needed only after a drawing changed.
import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { CHROMIUM_ARGS, findChromium } from './chromium.mjs';

const ROOT = new URL('../', import.meta.url);
const INK = '#211c16';

/** The table and its seats of static/favicon.svg, in ink whatever the system wishes. */
const table = readFileSync(new URL('static/favicon.svg', ROOT), 'utf8')
	.replace(/<style>[\s\S]*<\/style>/, '')
	.replace('<path ', `<path stroke="${INK}" `)
	.replace('<g>', `<g fill="${INK}">`);

/** A notebook as there are thousands: grey, a spine, three lines. */
const notebook = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 28 28" fill="none" stroke="#5f6368" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round">
	<rect x="5.5" y="3" width="17" height="22" rx="2" /><path d="M9.5 3v22M13 9h6M13 13.5h6M13 18h4" />
</svg>`;

const drawings = [
	{ name: 'tablee', svg: table, ground: '#fdfcf9' },
	{ name: 'notebook', svg: notebook, ground: '#eceff1' },
];
/** `room`: part of the side that the drawing takes; of a maskable icon only the inner 80 % is sure to be seen. */
const files = [
	{ file: '192', size: 192, room: 0.76, round: 0.18 },
	{ file: '512', size: 512, room: 0.76, round: 0.18 },
	{ file: 'maskable', size: 512, room: 0.54, round: 0 },
];

const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: CHROMIUM_ARGS });
const page = await browser.newPage();
for (const { name, svg, ground } of drawings)
	for (const { file, size, room, round } of files) {
		await page.setViewportSize({ width: size, height: size });
		await page.setContent(`<style>
			body { margin: 0; }
			div { block-size: ${size}px; display: grid; place-items: center; background: ${ground}; border-radius: ${size * round}px; }
			svg { inline-size: ${size * room}px; }
		</style><div>${svg}</div>`);
		const png = await page.screenshot({ omitBackground: true });
		writeFileSync(new URL(`static/icons/${name}-${file}.png`, ROOT), png);
	}
await browser.close();
