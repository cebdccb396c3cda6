import { m } from '#lib/paraglide/messages.js';

/** What the error page says for a status, when no reason says it better. */
export function errorText(status: number): { title: string; happened: string; todo: string } {
	switch (status) {
		case 401:
			return {
				title: m.shell_error_401(),
				happened: m.shell_error_401_what(),
				todo: m.shell_error_401_todo(),
			};
		case 403:
			return {
				title: m.shell_error_403(),
				happened: m.shell_error_403_what(),
				todo: m.shell_error_403_todo(),
			};
		case 404:
			return {
				title: m.shell_error_404(),
				happened: m.shell_error_404_what(),
				todo: m.shell_error_404_todo(),
			};
		case 409:
			return {
				title: m.shell_error_409(),
				happened: m.shell_error_409_what(),
				todo: m.shell_error_409_todo(),
			};
		case 410:
			return {
				title: m.shell_error_410(),
				happened: m.shell_error_410_what(),
				todo: m.shell_error_410_todo(),
			};
		case 429:
			return {
				title: m.shell_error_429(),
				happened: m.shell_error_429_what(),
				todo: m.shell_error_429_todo(),
			};
		case 503:
			return {
				title: m.shell_error_503(),
				happened: m.shell_error_503_what(),
				todo: m.shell_error_503_todo(),
			};
	}
	return status >= 500
		? { title: m.shell_error_500(), happened: m.shell_error_500_what(), todo: m.shell_error_500_todo() }
		: { title: m.shell_error_400(), happened: m.shell_error_400_what(), todo: m.shell_error_400_todo() };
}
