import { Refusal } from '#lib/domain/refusal.ts';

/**
 * The body of a request, at most `limit` bytes: nothing beyond is kept, whatever Content-Length says. One that is said
 * to be larger is read and thrown away (the server ends it at its own limit): its sender would not hear the answer before.
 */
export async function readBody(request: Request, limit: number): Promise<Uint8Array> {
	const tooLarge = new Refusal('too-large', 'too-large');
	if (Number(request.headers.get('content-length') ?? 0) > limit) {
		await request.body?.pipeTo(new WritableStream());
		throw tooLarge;
	}
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
