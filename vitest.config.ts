import { defineConfig } from 'vitest/config';

/** Of tests with processes, sockets and disks: a shared machine may stand still for longer than any patience. */
const SECOND_TRY = 1;

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
					retry: SECOND_TRY,
				},
			},
			{
				test: {
					name: 'scenarios',
					include: ['tests/scenarios/**/*.test.ts'],
					environment: 'node',
					testTimeout: 60_000,
					retry: SECOND_TRY,
					// a house of several accounts: passwords are hashed slowly on purpose
					hookTimeout: 60_000,
				},
			},
		],
	},
});
