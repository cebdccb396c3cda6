import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { DemoNetwork } from './demo-network.ts';

/** A stock y-websocket client with a session cookie; resolves when it is synchronised. */
export async function joinAsScript(
	network: DemoNetwork,
	who: string,
	document: string,
): Promise<{ doc: Y.Doc; leave(): void }> {
	const cookie = await network.cookieOf(who);
	class WithCookie extends WebSocket {
		constructor(url: string, protocols: string | string[]) {
			super(url, protocols, { headers: { cookie } });
		}
	}
	const doc = new Y.Doc();
	const provider = new WebsocketProvider(
		`${network.server.address.replace('http', 'ws')}/sync`,
		document,
		doc,
		{
			WebSocketPolyfill: WithCookie as unknown as typeof globalThis.WebSocket,
			disableBc: true,
		},
	);
	await new Promise<void>((resolve) => {
		if (provider.synced) resolve();
		else provider.on('sync', (synced: boolean) => synced && resolve());
	});
	return { doc, leave: () => provider.destroy() };
}
