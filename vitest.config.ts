import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		projects: [
			{
				test: {
					name: 'unit',
					include: ['src/**/*.test.ts', 'server/**/*.test.ts', 'scripts/**/*.test.ts', 'demo/**/*.test.ts'],
					exclude: ['**/*.svelte.test.ts'],
					environment: 'node',
				},
			},
			{
				test: {
					name: 'contract',
					include: ['tests/contract/**/*.test.ts'],
					globalSetup: ['tests/contract/mongo-setup.ts'],
					environment: 'node',
					testTimeout: 30_000,
				},
			},
			{
				test: {
					name: 'scenarios',
					include: ['tests/scenarios/**/*.test.ts'],
					environment: 'node',
					testTimeout: 60_000,
					// a house of several accounts: passwords are hashed slowly on purpose
					hookTimeout: 60_000,
				},
			},
		],
	},
});
