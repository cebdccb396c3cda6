/**
 * The same bytes, alone in their buffer: posting a view to another thread copies the whole buffer behind it, which for
 * a small Buffer is Node's shared pool.
 */
export function trim(bytes: Uint8Array): Uint8Array {
	if (!(bytes instanceof Uint8Array)) throw new TypeError('bytes are a Uint8Array');
	return bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes);
}
