import { isIPv6 } from 'node:net';

/** Our own header: the server that listens overwrites it with the socket's address, so that no client chooses it. */
export const ADDRESS_HEADER = 'x-tablee-address';

const UNKNOWN = 'unknown';

/**
 * Whom to count a request for. Of a list (x-forwarded-for), the last entry: the one that the declared proxy has added. An IPv6
 * client owns at least a /64 and can change the rest at will, so the /64 is what counts.
 */
export function clientNetwork(headers: Headers, addressHeader: string): string {
	const address = headers.get(addressHeader)?.split(',').at(-1)?.trim();
	if (!address) return UNKNOWN;
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
	if (mapped) return mapped[1]!;
	const bare = address.replace(/%.*$/, '');
	return isIPv6(bare) ? `${groupsOf(bare).slice(0, 4).join(':')}::/64` : address.slice(0, 64);
}

function groupsOf(address: string): string[] {
	// the URL parser writes it in its short form, an embedded IPv4 included
	const [head, tail] = new URL(`http://[${address}]/`).hostname.slice(1, -1).split('::') as [string, string?];
	const left = head === '' ? [] : head.split(':');
	if (tail === undefined) return left;
	const right = tail === '' ? [] : tail.split(':');
	return [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right];
}
