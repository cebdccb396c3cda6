import adapter from '@sveltejs/adapter-node';

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: { runes: true },
	kit: {
		adapter: adapter({ precompress: true }),
		paths: { relative: false },
		// src/lib/worker/start-worker.ts does it
		serviceWorker: { register: false },
		// src/lib/http/same-origin.ts refuses foreign pages instead: all content types, JSON errors, several origins
		csrf: { trustedOrigins: ['*'] },
		csp: {
			directives: {
				'default-src': ['self'],
				'script-src': ['self'],
				'style-src': ['self'],
				// ProseMirror and Svelte set style attributes; a blocked one makes Chromium type U+00A0 into the text
				'style-src-attr': ['unsafe-inline'],
				'img-src': ['self', 'data:'],
				'connect-src': ['self'],
				'worker-src': ['self'],
				'manifest-src': ['self'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'form-action': ['self'],
				'frame-ancestors': ['none'],
			},
		},
		typescript: {
			// Kit 2 includes src/ and tests/ only (paths are relative to .svelte-kit)
			config: (config) => ({
				...config,
				include: [
					...config.include,
					'../server/**/*.ts',
					'../demo/**/*.ts',
					'../scripts/**/*.ts',
					'../*.config.ts',
				],
			}),
		},
	},
};
