// One page for everybody, made when the site is built, with nobody's data in it. Its script is its own, not SvelteKit's: a
// third of the bytes, in one file (docs/decisions/090).
export const prerender = true;
export const csr = false;
