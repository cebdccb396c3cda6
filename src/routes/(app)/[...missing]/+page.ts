import { error } from '@sveltejs/kit';
import type { PageLoad } from './$types';

/** What no other route answers: said inside the frame of every page. */
export const load: PageLoad = () => error(404, 'not-found');
