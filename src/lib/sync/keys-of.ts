export function keysOf(storage: Pick<Storage, 'key' | 'length'>): string[] {
	return Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '');
}
