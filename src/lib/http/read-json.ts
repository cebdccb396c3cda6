import type { z } from 'zod';
import { Refusal } from '#lib/domain/refusal.ts';
import { readBody } from './read-body.ts';

const LARGEST = 64 * 1024;

/**
 * The JSON body of a request, as the schema wants it. An empty body counts as `{}`, and needs no content type. Any other
 * without a JSON content type is refused: no form of a foreign page can send one. A refusal for a field names it (“title: …”).
 */
export async function readJson<S extends z.ZodType>(request: Request, schema: S): Promise<z.output<S>> {
	const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
	if (type !== undefined && type !== 'application/json') throw new Refusal('invalid', 'content-type-json');
	const bytes = await readBody(request, LARGEST);
	if (type === undefined && bytes.length > 0) throw new Refusal('invalid', 'content-type-json');
	return readAs(parse(bytes), schema);
}

/** The query of an address, as the schema wants it; of a name given twice the last counts. */
export function readQuery<S extends z.ZodType>(url: URL, schema: S): z.output<S> {
	return readAs(Object.fromEntries(url.searchParams), schema);
}

function parse(bytes: Uint8Array): unknown {
	if (bytes.length === 0) return {};
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes), refuseProto);
	} catch (thrown) {
		throw thrown instanceof Refusal ? thrown : new Refusal('invalid', 'not-json');
	}
}

/** A schema would leave this key out of a record in silence, where it refuses any other that is none of its own. */
function refuseProto(key: string, value: unknown): unknown {
	if (key === '__proto__') throw new Refusal('invalid', '__proto__: Invalid key in record');
	return value;
}

function readAs<S extends z.ZodType>(value: unknown, schema: S): z.output<S> {
	const result = schema.safeParse(value);
	if (result.success) return result.data;
	const { path, message } = result.error.issues[0]!;
	throw new Refusal('invalid', path.length > 0 ? `${path.join('.')}: ${message}` : message);
}
