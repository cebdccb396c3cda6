import { serve } from './http/serve.ts';
import { provideServices, type Services } from './services.ts';
import { endOnSignals, endOnUncaught } from './shutdown.ts';

/** Serves until SIGTERM or SIGINT, then saves and closes; the process ends by itself with 0. */
export async function run(services: Services): Promise<void> {
	const { log, config } = services;
	provideServices(services);
	endOnUncaught(log);
	const serving = await serve(services).catch(async (problem: unknown) => {
		await services.close(); // or its threads would keep the process alive
		throw problem;
	});
	endOnSignals({
		log,
		within: config.shutdownWithin,
		async end() {
			await serving.stop();
			await services.close();
		},
	});
	log.say(`Tablée listens on ${serving.address}`);
	if (config.mongodbUrl !== null && config.redisUrl === null)
		log.say('No REDIS_URL: of other nodes on this database, pages hear within half a minute');
	const setup = await services.network.openSetup();
	if (setup)
		log.say(
			`First start: make the first coordinator at ${serving.address}/setup?token=${setup} (one hour, once)`,
		);
}
