/** From a page to a worker that waits for its turn. */
export const TAKE_OVER = 'take-over';
/** Name of the Background Sync by which the browser has the worker send what waits. */
export const OUTBOX_SYNC = 'outbox';
