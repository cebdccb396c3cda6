import type { DocumentBus, DocumentMessage } from './bus.ts';
import { readDocumentMessage, writeDocumentMessage } from './document-message.ts';
import { connectRedis } from './redis-connection.ts';
import type { RedisWriter } from './redis-writer.ts';
import { BusProblem, type BusReport } from './report.ts';

type Hear = (message: DocumentMessage) => void;

/** A channel for each document, subscribed while the document is joined. */
export function openRedisDocuments(options: {
	readonly url: string;
	/** Names of channels begin with it. */
	readonly prefix: string;
	readonly node: string;
	readonly writer: RedisWriter;
	readonly report: BusReport;
}) {
	const { url, prefix, node, writer, report } = options;
	const subscriber = connectRedis(url, report);
	const joined = new Map<string, Set<Hear>>();

	// not known to be subscribed: rejected while away, and all are subscribed again when it is back
	subscriber.on('ready', () => {
		for (const document of joined.keys()) subscribe(document);
	});

	function subscribe(document: string): void {
		if (subscriber.isReady) subscriber.subscribe(prefix + document, receive, true).catch(() => undefined);
	}

	function receive(bytes: Buffer, channel: Buffer): void {
		const hearing = joined.get(channel.toString().slice(prefix.length));
		if (!hearing) return;
		const received = readDocumentMessage(bytes);
		if (!received) return report(new BusProblem('MESSAGE_DROPPED'));
		if (received.from === node) return;
		for (const hear of [...hearing]) {
			try {
				hear(received.message);
			} catch (error) {
				report(new BusProblem('LISTENER_FAILED', error));
			}
		}
	}

	const documents: DocumentBus = {
		join(document, hear) {
			const hearing = joined.get(document) ?? new Set();
			const own: Hear = (message) => hear(message);
			hearing.add(own);
			if (!joined.has(document)) {
				joined.set(document, hearing);
				subscribe(document);
			}
			return () => {
				if (!hearing.delete(own) || hearing.size > 0) return;
				joined.delete(document);
				if (subscriber.isReady) subscriber.unsubscribe(prefix + document).catch(() => undefined);
			};
		},
		tell(document, message) {
			const bytes = writeDocumentMessage(node, message);
			// too large: a hole, which the receivers fill from the log
			if (bytes) void writer.send(bytes.length, (client) => client.publish(prefix + document, bytes));
		},
	};

	return { documents, close: () => subscriber.destroy() };
}
