import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface SlowProxy {
	/** Where it listens: the same service, each way later. */
	readonly address: string;
	close(): Promise<void>;
}

/** A TCP proxy that hands every byte on after `delay` ms, in order, each way: a round trip gains twice that. */
export async function startSlowProxy(target: string, delay: number): Promise<SlowProxy> {
	const { hostname, port } = new URL(target);
	const open = new Set<Socket>();
	const server = createServer((near) => {
		const far = connect(Number(port), hostname);
		for (const [from, to] of [
			[near, far],
			[far, near],
		] as const) {
			open.add(from);
			from.on('data', (bytes) => setTimeout(() => to.writable && to.write(bytes), delay));
			from.on('end', () => setTimeout(() => to.end(), delay));
			from.on('error', () => to.destroy());
			from.on('close', () => open.delete(from));
		}
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		close: () =>
			new Promise((resolve) => {
				for (const socket of open) socket.destroy();
				server.close(() => resolve());
			}),
	};
}
