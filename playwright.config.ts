import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGS, findChromium } from './scripts/chromium.mjs';

/** The MongoDB-compatible server of the tests looks through whole collections: each question takes longer. */
const PATIENCE = process.env.TABLEE_NODES ? 4 : 1;

export default defineConfig({
	testDir: './tests/e2e',
	globalSetup: './tests/support/seed-demo.ts',
	testMatch: '**/*.spec.ts',
	outputDir: './.test-results/e2e',
	workers: 1,
	timeout: PATIENCE * 90_000,
	expect: { timeout: PATIENCE * 15_000 },
	// a shared machine may stand still for longer than any patience; whoever needed a second try is named at the end
	retries: 1,
	use: {
		launchOptions: { executablePath: findChromium() ?? undefined, args: CHROMIUM_ARGS },
		locale: 'fr-FR',
		timezoneId: 'Europe/Paris',
		viewport: { width: 1440, height: 900 },
		trace: 'retain-on-failure',
	},
});
