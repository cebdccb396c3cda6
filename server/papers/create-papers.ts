import { createPaper } from './create-paper.ts';
import type { PapersDependencies } from './dependencies.ts';
import { createLastEdits } from './last-edits.ts';
import { textOf } from './live-text.ts';
import { findByDocument, findPaper, listPapers, readPaper, seePaper } from './read-papers.ts';
import { archivePaper, renamePaper } from './revise-paper.ts';
import type { PapersService } from './service.ts';

export function createPapers(dependencies: PapersDependencies): PapersService {
	const context = { ...dependencies, lastEdits: createLastEdits(dependencies.log) };
	const { records } = dependencies;
	return {
		list: (actor, filter) => listPapers(context, actor, filter),
		read: (actor, id) => readPaper(context, actor, id),
		create: (actor, input) => createPaper(context, actor, input),
		rename: (actor, id, title) => renamePaper(context, actor, id, title),
		archive: (actor, id, archived) => archivePaper(context, actor, id, archived),
		text: async (actor, id) => textOf(context, await seePaper(records, actor, id)),
		ofDocument: (document) => findByDocument(records, document),
		find: (id) => findPaper(records, id),
		textOf: (paper) => textOf(context, paper),
	};
}
