import { serve } from './http/serve.ts';
import { provideServices, type Services } from './services.ts';

/** Serves until SIGTERM or SIGINT, then saves and closes; the process ends by itself with 0. */
export async function run(services: Services): Promise<void> {
	provideServices(services);
	const serving = await serve(services).catch(async (problem: unknown) => {
		await services.close(); // or its threads would keep the process alive
		throw problem;
	});
	console.log(`Tablée listens on ${serving.address}`);
	const setup = await services.network.openSetup();
	if (setup)
		console.log(
			`First start: make the first coordinator at ${serving.address}/setup?token=${setup} (one hour, once)`,
		);

	let stopping = false;
	const stop = () => {
		if (stopping) return;
		stopping = true;
		void serving.stop().then(() => services.close());
	};
	process.on('SIGTERM', stop);
	process.on('SIGINT', stop);
}
