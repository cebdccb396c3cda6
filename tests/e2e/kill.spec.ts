import { expect, test } from '../support/demo-network.ts';
import { joinAsScript } from '../support/join-as-script.ts';
import { goToEnd, makePaper, openPaper, textOf, waitForKept } from '../support/writing.ts';

const KILLS = Number(process.env.KILLS ?? 50);

test(`SY70 the server is killed ${KILLS} times while two people type: what was called saved is there, the rest arrives`, async ({
	network,
}) => {
	test.setTimeout(900_000);
	const paper = await makePaper(network, 'Tuée cinquante fois');
	const pages = [await network.enter('coordination'), await network.enter('benevole')] as const;
	await Promise.all(pages.map((page) => openPaper(page, paper)));
	await goToEnd(pages[0]);
	await pages[0].keyboard.press('Enter');
	await waitForKept(pages[0], 'server');
	await goToEnd(pages[1]);
	await pages[1].keyboard.press('ArrowUp');
	await pages[1].keyboard.press('End');

	let savedBeforeKill = 0;
	for (let turn = 0; turn < KILLS; turn += 1) {
		const marks = pages.map((_, who) => `‹${who}.${turn}›`);
		const typing = Promise.all(pages.map((page, who) => page.keyboard.type(marks[who]!)));
		// a different moment each time: before, while or after the words leave the page
		if (turn % 3 === 0) await typing;
		const seen = await Promise.all(pages.map((page) => page.evaluate(whatIsSaid)));
		// the pages are kept away, or they would bring back what the server had lost
		await network.restart('kill', async () => {
			for (const page of pages) await page.context().setOffline(true);
		});
		const { doc, leave } = await joinAsScript(network, 'lecture', paper.document);
		const atRestart = doc.getXmlFragment('text').toString();
		leave();
		for (const page of pages) await page.context().setOffline(false);
		for (const [who, { kept, text }] of seen.entries()) {
			if (kept !== 'server' || !text.includes(marks[who]!)) continue;
			savedBeforeKill += 1;
			expect(atRestart).toContain(marks[who]!);
		}
		await typing;
		await Promise.all(pages.map((page, who) => expect(textOf(page)).toContainText(marks[who]!)));
		await Promise.all(pages.map((page) => waitForKept(page, 'server')));
	}
	const { doc, leave } = await joinAsScript(network, 'lecture', paper.document);
	leave();
	const text = doc.getXmlFragment('text').toString();
	const counts = Array.from({ length: KILLS * 2 }, (_, n) => {
		const mark = `‹${n % 2}.${n >> 1}›`;
		return [mark, text.split(mark).length - 1];
	});
	expect(
		counts.filter(([, count]) => count !== 1),
		text,
	).toEqual([]);
	console.log(
		`kill -9: ${KILLS} times, ${savedBeforeKill} edits had been called saved, 0 of them lost, 0 doubled`,
	);
});

/** In the page, at one instant: what its edge says, and what its text holds. */
function whatIsSaid(): { kept: string; text: string } {
	return {
		kept: document.querySelector<HTMLElement>('[data-kept]')!.dataset.kept!,
		text: document.querySelector<HTMLElement>('.text .ProseMirror')!.innerText,
	};
}
