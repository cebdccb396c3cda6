// One page for everybody, made when the site is built: it opens from the phone, with nobody's data in it.
export const prerender = true;
export const ssr = false;
