/** The page in the field, and the caches that keep it on this phone: one a version of the site. */
export const FIELD = '/field';
/** Made by the build: every file that the page in the field can ever load. */
const LIST = '/_app/field-files.json';
const PREFIX = 'tablee-field-';
/** Files whose name says their content. */
const IMMUTABLE = '/_app/immutable/';

const cacheOf = (version: string) => PREFIX + version;

/**
 * Keeps the page in the field with all its files. What is kept already, of this version or another, is not fetched again, so
 * that a line that breaks off every minute gets there in the end. The page itself comes last: a cache that has it is whole.
 */
export async function keepField(version: string): Promise<void> {
	const cache = await caches.open(cacheOf(version));
	if (await cache.match(FIELD)) return;
	const files = await readList();
	await Promise.all(files.map((file) => keepFile(cache, file)));
	const page = await fetchAs('text/html', FIELD, 'no-cache');
	const text = await page.clone().text();
	const named = [...text.matchAll(/"(\/_app\/immutable\/[^"]+)"/g)].map(([, file]) => file!);
	// a portal's page, or the page of a version that came meanwhile
	if (named.length === 0 || named.some((file) => !files.includes(file)))
		throw new Error('the page in the field is not the one of its files');
	await cache.put(FIELD, page);
}

/** Leaves this version and the whole one before it, whose page may still be open. */
export async function forgetOldVersions(version: string): Promise<void> {
	const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== cacheOf(version));
	const whole: string[] = [];
	for (const name of names) if (await (await caches.open(name)).match(FIELD)) whole.push(name);
	const before = whole.at(-1);
	await Promise.all(names.filter((name) => name !== before).map((name) => caches.delete(name)));
}

/** Of this version, or of the one before. */
export async function keptFile(version: string, path: string): Promise<Response | undefined> {
	const own = await (await caches.open(cacheOf(version))).match(path);
	return own ?? (path === FIELD ? undefined : caches.match(path));
}

/** Style sheets of the page in the field: the page without a network wears them too. */
export async function keptStyles(version: string): Promise<readonly string[]> {
	const cache = await caches.open(cacheOf(version));
	const paths = (await cache.keys()).map(({ url }) => new URL(url).pathname);
	return paths.filter((path) => path.endsWith('.css'));
}

async function readList(): Promise<readonly string[]> {
	const list: unknown = await (await fetchAs('application/json', LIST, 'no-cache')).json();
	const isPath = (path: unknown) => typeof path === 'string' && path.startsWith(IMMUTABLE);
	if (!Array.isArray(list) || list.length === 0 || !list.every(isPath))
		throw new Error('the list of files is none');
	return list as readonly string[];
}

async function keepFile(cache: Cache, file: string): Promise<void> {
	if (await cache.match(file)) return;
	const known = await caches.match(file);
	await cache.put(file, known ?? (await fetchAs(file.endsWith('.css') ? 'text/css' : null, file)));
}

/** A portal answers everything with a page of its own: 200, but not what was asked for. */
async function fetchAs(
	type: string | null,
	path: string,
	cache: RequestCache = 'default',
): Promise<Response> {
	const response = await fetch(path, { cache, redirect: 'error' });
	const got = response.headers.get('content-type') ?? '';
	if (!response.ok || (type ? !got.startsWith(type) : got.startsWith('text/html')))
		throw new Error(`${path}: ${response.status} ${got}`);
	return response;
}
