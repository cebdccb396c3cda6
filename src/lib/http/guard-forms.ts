import { error } from '@sveltejs/kit';
import { Refusal } from '#lib/domain/refusal.ts';
import { readBody } from './read-body.ts';

/** Bytes of a form that people fill in: taking apart the millions of fields of a larger one would hold the server. */
const LARGEST = 512 * 1024;
/** Bytes of a form with a file: a receipt's bundle of 8 MiB and what is around it. */
const LARGEST_WITH_FILE = 9 * 1024 * 1024;

/**
 * Has `request.formData()` read no more than a form of this path may hold (413), and answer 400 for a body that is no
 * form: the sender's mistake, no error of ours to log.
 */
export function guardForms(request: Request, path: string): void {
	const type = request.headers.get('content-type') ?? '';
	const limit = path === '/verify' && type.startsWith('multipart/form-data') ? LARGEST_WITH_FILE : LARGEST;
	request.formData = async () => {
		try {
			const bytes = await readBody(request, limit);
			return await new Response(bytes as Uint8Array<ArrayBuffer>, {
				headers: { 'content-type': type },
			}).formData();
		} catch (thrown) {
			if (thrown instanceof Refusal) error(thrown.status, { message: thrown.reason, code: thrown.code });
			if (thrown instanceof TypeError) error(400, { message: 'not-a-form', code: 'invalid' });
			throw thrown;
		}
	};
}
