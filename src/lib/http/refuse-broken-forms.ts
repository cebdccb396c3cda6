import { error } from '@sveltejs/kit';

/** Has `request.formData()` answer 400 for a body that is no form: the sender's mistake, no error of ours to log. */
export function refuseBrokenForms(request: Request): void {
	const formData = request.formData.bind(request);
	request.formData = async () => {
		try {
			return await formData();
		} catch (thrown) {
			if (thrown instanceof TypeError) error(400, { message: 'not-a-form', code: 'invalid' });
			throw thrown;
		}
	};
}
