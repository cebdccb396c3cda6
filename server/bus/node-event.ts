import { z } from 'zod';
import type { BoardEvent, ToldFact } from '#lib/domain/board/board-event.ts';
import { isStream, type Stream } from '#lib/domain/board/stream.ts';
import { isTopic, type Topic } from '#lib/protocol/live.ts';
import type { NodeEvent } from './bus.ts';

/** Longer than any topic, id or instant. */
const MOST_CHARACTERS = 200;
const MOST_TOPICS = 1_000;
/** An event of the board has at most 1 kB; the topics of one act are few. */
const MOST_BYTES = 256 * 1024;

const KINDS: Readonly<Record<ToldFact['kind'], true>> = {
	observation: true,
	variant: true,
	revision: true,
	erasure: true,
	need: true,
	offer: true,
	'offer-act': true,
	alert: true,
	'alert-act': true,
	site: true,
};

const text = z.string().min(1).max(MOST_CHARACTERS);
const topic = z.custom<Topic>(isTopic);
// what a fact says was checked by the node that kept it; here, that pages can be told of it
const boardEvent = z.strictObject({
	stream: z.custom<Stream>(isStream),
	seq: z.int().positive(),
	at: z.iso.datetime(),
	association: text.nullable(),
	fact: z.looseObject({ kind: z.string().refine((kind) => Object.hasOwn(KINDS, kind)) }),
}) as unknown as z.ZodType<BoardEvent>;

const nodeEvent: z.ZodType<NodeEvent> = z.discriminatedUnion('kind', [
	z.strictObject({ kind: z.literal('changed'), topics: z.array(topic).max(MOST_TOPICS) }),
	z.strictObject({ kind: z.literal('entry'), topic, event: boardEvent }),
	z.strictObject({
		kind: z.literal('rights'),
		of: z.union([z.strictObject({ person: text }), z.strictObject({ document: text })]).nullable(),
	}),
	z.strictObject({ kind: z.literal('document'), document: text }),
]);

/** What another node told; null when it is nothing that this version knows. */
export function readNodeEvent(json: string): NodeEvent | null {
	if (json.length > MOST_BYTES) return null;
	try {
		const event = nodeEvent.parse(JSON.parse(json));
		// a line told under another topic than its stream's would reach others than those who may read it
		return event.kind === 'entry' && event.topic !== `board:${event.event.stream}` ? null : event;
	} catch {
		return null;
	}
}
