import { relative } from 'node:path';
import type { Plugin, Rollup } from 'vite';
import { FIELD_FILE } from './bundle-field.ts';

/** Its styles are those of every page. */
const LAYOUT = 'src/routes/+layout.svelte';

/**
 * Writes `_app/field-files.json`: every file that the page in the field can ever load, for the worker that keeps it on the
 * phone.
 */
export function listFieldFiles(root: string): Plugin {
	return {
		name: 'tablee-field-files',
		apply: 'build',
		applyToEnvironment: (environment) => environment.name === 'client',
		generateBundle: {
			order: 'post',
			handler(_options, bundle) {
				const files = Object.values(bundle).flatMap((file) => filesOf(file, root));
				const source = JSON.stringify([...new Set(files)].map((file) => `/${file}`).toSorted());
				this.emitFile({ type: 'asset', fileName: '_app/field-files.json', source });
			},
		},
	};
}

function filesOf(file: Rollup.OutputAsset | Rollup.OutputChunk, root: string): string[] {
	if (file.type === 'asset') return FIELD_FILE.test(file.fileName) ? [file.fileName] : [];
	const isLayout = file.moduleIds.some((id) => relative(root, id) === LAYOUT);
	return isLayout ? [...(file.viteMetadata?.importedCss ?? [])] : [];
}
