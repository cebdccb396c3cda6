import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import type { Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

/** `vite dev` serves the same composition as production, on Vite's own http server. */
function tableeServer(): Plugin {
	return {
		name: 'tablee-server',
		apply: 'serve',
		async configureServer(vite) {
			if (!vite.httpServer || process.env.VITEST) return;
			const { readConfig } = await import('./server/config.ts');
			const { compose } = await import('./server/compose.ts');
			const { attach } = await import('./server/http/attach.ts');
			const { provideServices } = await import('./server/services.ts');
			const services = await compose(readConfig({ PORT: '5173', ...process.env }));
			provideServices(services);
			const detach = attach(vite.httpServer as Server, services, { foreignUpgrades: 'leave' });
			vite.httpServer.once('close', () => {
				void detach().then(() => services.close());
			});
		}
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
		}
	};
}

export default defineConfig({
	plugins: [
		serverFolderGuard(),
		tableeServer(),
		paraglideVitePlugin({
			project: './project.inlang',
			outdir: './src/lib/paraglide',
			strategy: ['cookie', 'preferredLanguage', 'baseLocale'],
			cookieName: 'locale',
			emitTsDeclarations: true
		}),
		sveltekit()
	]
});
