/** From a page to a worker that waits for its turn. */
export const TAKE_OVER = 'take-over';
