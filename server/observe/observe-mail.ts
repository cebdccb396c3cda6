import type { Mail } from '../mail/create-mail.ts';

/** The same mail, with a count of what left and what did not. */
export function observeMail(mail: Mail, count: (outcome: 'sent' | 'failed') => void): Mail {
	return {
		async send(letter) {
			try {
				await mail.send(letter);
			} catch (problem) {
				count('failed');
				throw problem;
			}
			count('sent');
		},
	};
}
