import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import type { Server } from 'node:http';
import type * as Attach from './server/http/attach.ts';
import type * as Compose from './server/compose.ts';
import type * as ConfigFile from './server/config.ts';
import type * as ServicesFile from './server/services.ts';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { bundleField } from './scripts/bundle-field.ts';
import { flattenIcons } from './scripts/flatten-icons.ts';
import { listFieldFiles } from './scripts/list-field-files.ts';

/** Loads a file of server/ as Node does in production: Vite would bundle it with this configuration. */
function native<T>(name: string): Promise<T> {
	return import(new URL(`./server/${name}.ts`, import.meta.url).href) as Promise<T>;
}

/** `vite dev` serves the same composition as production, on Vite's own http server. */
function tableeServer(): Plugin {
	return {
		name: 'tablee-server',
		apply: 'serve',
		async configureServer(vite) {
			if (!vite.httpServer || process.env.VITEST) return;
			const { readConfig } = await native<typeof ConfigFile>('config');
			const { compose } = await native<typeof Compose>('compose');
			const { attach } = await native<typeof Attach>('http/attach');
			const { provideServices } = await native<typeof ServicesFile>('services');
			const services = await compose(readConfig({ PORT: '5173', ...process.env }));
			provideServices(services);
			const detach = attach(vite.httpServer as Server, services, { foreignUpgrades: 'leave' });
			vite.httpServer.once('close', () => {
				void detach().then(() => services.close());
			});
		},
	};
}

/** SvelteKit 2 guards only $lib/server and *.server.*; without this a page importing server/ builds green. */
function serverFolderGuard(): Plugin {
	const folder = fileURLToPath(new URL('./server/', import.meta.url));
	return {
		name: 'tablee-server-folder-guard',
		enforce: 'pre',
		applyToEnvironment: (environment) => environment.name === 'client',
		load(id) {
			if (id.startsWith(folder)) this.error(`${id} may not be loaded in the browser`);
		},
	};
}

/** The script of pages without SvelteKit's own: an entry with a name of its own. */
function livePage(): Plugin {
	return {
		name: 'tablee-live-page',
		apply: 'build',
		applyToEnvironment: (environment) => environment.name === 'client',
		buildStart() {
			const id = fileURLToPath(new URL('./src/lib/live/refresh-regions.ts', import.meta.url));
			this.emitFile({ type: 'chunk', id, fileName: '_app/live-page.js' });
		},
	};
}

/** Our pages open WebSockets only (src/lib/live/client.ts): the other transports of socket.io would weigh 3 kB on each of them. */
function webSocketOnly(): Plugin {
	const prefix = '\0tablee-transports:';
	return {
		name: 'tablee-web-socket-only',
		apply: 'build',
		enforce: 'pre',
		applyToEnvironment: (environment) => environment.name === 'client',
		async resolveId(id, importer = '') {
			if (!importer.includes('/engine.io-client/')) return undefined;
			if (id === './transports/index.js')
				return prefix + importer.replace(/[^/]+$/, 'transports/websocket.js');
			if (!/\/(polling|webtransport)/.test(id)) return undefined;
			const found = await this.resolve(id, importer, { skipSelf: true });
			return found && { ...found, moduleSideEffects: false };
		},
		load(id) {
			if (!id.startsWith(prefix)) return undefined;
			const file = JSON.stringify(id.slice(prefix.length));
			return `import { WS } from ${file};\nexport const transports = { websocket: WS };`;
		},
	};
}

export default defineConfig({
	plugins: [
		serverFolderGuard(),
		tableeServer(),
		livePage(),
		webSocketOnly(),
		flattenIcons(),
		bundleField(import.meta.dirname),
		listFieldFiles(import.meta.dirname),
		paraglideVitePlugin({
			project: './project.inlang',
			outdir: './src/lib/paraglide',
			strategy: ['cookie', 'preferredLanguage', 'baseLocale'],
			cookieName: 'locale',
			emitTsDeclarations: true,
		}),
		sveltekit(),
	],
});
