import { dirname, relative } from 'node:path';
import type { Plugin, Rollup } from 'vite';

const ROUTES = 'src/routes';
const FIELD = 'src/routes/field';
/** SvelteKit's table of all pages: what it can load, no single page needs. */
const TABLE = /\/client-optimized\/app\.js$/;

/**
 * Writes `_app/field-files.json`: every file that the page in the field can ever load, for the worker that keeps it on the
 * phone. Also what it loads later: after one failed import SvelteKit gives up on a page until it is loaded anew (kit#13655).
 */
export function listFieldFiles(root: string): Plugin {
	return {
		name: 'tablee-field-files',
		apply: 'build',
		applyToEnvironment: (environment) => environment.name === 'client',
		generateBundle: {
			order: 'post',
			handler(_options, bundle) {
				const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
				const files = filesFor(chunks, root);
				const source = JSON.stringify([...files].map((file) => `/${file}`).toSorted());
				this.emitFile({ type: 'asset', fileName: '_app/field-files.json', source });
			},
		},
	};
}

function filesFor(chunks: readonly Rollup.OutputChunk[], root: string): Set<string> {
	const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
	const files = new Set<string>();
	const add = (name: string): void => {
		const chunk = byName.get(name);
		if (!chunk || files.has(name)) return;
		files.add(name);
		for (const list of [chunk.viteMetadata?.importedCss, chunk.viteMetadata?.importedAssets])
			for (const file of list ?? []) files.add(file);
		const isTable = chunk.moduleIds.some((id) => TABLE.test(id));
		for (const each of [...chunk.imports, ...(isTable ? [] : chunk.dynamicImports)]) add(each);
	};
	for (const { isEntry, name, fileName, moduleIds } of chunks)
		if (isEntry && (name.startsWith('entry/') || (name.startsWith('nodes/') && isOfField(moduleIds, root))))
			add(fileName);
	return files;
}

/** The page, the layout that it shares with all others, and SvelteKit's own error page. */
function isOfField(modules: readonly string[], root: string): boolean {
	const folders = modules
		.map((id) => dirname(relative(root, id.split('?')[0]!)))
		.filter((folder) => folder === ROUTES || folder.startsWith(`${ROUTES}/`));
	return folders.every((folder) => folder === ROUTES || folder === FIELD || folder.startsWith(`${FIELD}/`));
}
