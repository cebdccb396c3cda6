import { svelte } from '@sveltejs/vite-plugin-svelte';
import { join } from 'node:path';
import { build, type Plugin, type Rollup } from 'vite';

/** The names of what it makes. */
export const FIELD_FILE = /^_app\/immutable\/field[\w.-]*\.(?:js|css)$/;
const NAMES = 'virtual:field-bundle';
const ENTRY = 'src/lib/field/start-field.ts';
/** What SvelteKit would say of itself, where there is none. */
const ENVIRONMENT = 'export const browser = true, building = false, dev = false;';

type Files = Rollup.RollupOutput['output'];

/** SvelteKit builds twice in one process, for the server and for browsers: this is made once for both. */
const made = new Map<string, Promise<Files>>();

/**
 * Makes the script of the page in the field: just what that page uses of Svelte and nothing of SvelteKit, in one file but for
 * what is opened later. Their names hold a hash of their content; the page asks for them as `virtual:field-bundle`.
 */
export function bundleField(root: string): Plugin {
	let developing = false;
	const bundle = () => {
		const known = made.get(root) ?? makeBundle(root);
		made.set(root, known);
		return known;
	};
	return {
		name: 'tablee-field-bundle',
		configResolved({ command }) {
			developing = command === 'serve';
		},
		resolveId: (id) => (id === NAMES ? `\0${NAMES}` : null),
		async load(id) {
			if (id !== `\0${NAMES}`) return null;
			if (developing) return `export const script = '/${ENTRY}', style = null;`;
			const files = await bundle();
			const style = files.find(({ fileName }) => fileName.endsWith('.css'))!;
			return `export const script = '/${files[0].fileName}', style = '/${style.fileName}';`;
		},
		async generateBundle() {
			if (this.environment.name !== 'client') return;
			for (const file of await bundle()) {
				const source = file.type === 'chunk' ? file.code : file.source;
				this.emitFile({ type: 'asset', fileName: file.fileName, source });
			}
		},
	};
}

/** The script that starts the page comes first. */
async function makeBundle(root: string): Promise<Files> {
	const built = await build({
		root,
		configFile: false,
		logLevel: 'error',
		publicDir: false,
		plugins: [
			{
				name: 'without-sveltekit',
				enforce: 'pre',
				resolveId: (id) => (id === '$app/environment' ? '\0environment' : null),
				load: (id) => (id === '\0environment' ? ENVIRONMENT : null),
			},
			svelte({ configFile: false, compilerOptions: { runes: true } }),
		],
		build: {
			write: false,
			cssCodeSplit: false,
			modulePreload: false,
			rolldownOptions: {
				input: join(root, ENTRY),
				output: {
					entryFileNames: '_app/immutable/field.[hash].js',
					chunkFileNames: '_app/immutable/field.[name].[hash].js',
					assetFileNames: '_app/immutable/field.[hash][extname]',
				},
			},
		},
	});
	return (built as Rollup.RollupOutput).output;
}
