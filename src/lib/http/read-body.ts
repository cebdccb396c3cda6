import { Refusal } from '#lib/domain/refusal.ts';

/** The body of a request, at most `limit` bytes: nothing beyond is read, whatever Content-Length says. */
export async function readBody(request: Request, limit: number): Promise<Uint8Array> {
	const tooLarge = new Refusal('too-large', 'too-large');
	if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge;
	const chunks: Uint8Array[] = [];
	let length = 0;
	for await (const chunk of request.body ?? []) {
		length += chunk.byteLength;
		if (length > limit) throw tooLarge;
		chunks.push(chunk);
	}
	const bytes = new Uint8Array(length);
	let at = 0;
	for (const chunk of chunks) {
		bytes.set(chunk, at);
		at += chunk.byteLength;
	}
	return bytes;
}
