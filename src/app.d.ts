import type { Actor } from '#lib/domain/actor.ts';
import type { Services } from '#server/services.ts';

declare global {
	namespace App {
		interface Locals {
			services: Services;
			/** Who asks, with the rights of this request's instant. */
			actor: Actor;
		}
		interface Platform {
			/** Node's own request, in the built server. */
			req?: object;
		}
		/** What an error page and a JSON error show. `reason` chooses the message. */
		interface Error {
			message: string;
			code?: string;
			reason?: string;
		}
	}
}
export {};
