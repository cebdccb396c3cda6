import { expect, test } from 'vitest';
import { clientNetwork } from './client-address.ts';

test.each([
	['192.0.2.7', '192.0.2.7'],
	['::ffff:192.0.2.7', '192.0.2.7'],
	['203.0.113.9, 192.0.2.7', '192.0.2.7'],
	['2001:db8:1:2:aaaa::1', '2001:db8:1:2::/64'],
	['2001:0db8:0001:0002:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
	['2001:db8::1', '2001:db8:0:0::/64'],
	['::1', '0:0:0:0::/64'],
	['fe80::1%eth0', 'fe80:0:0:0::/64'],
])('AC9 %s is counted as %s', (header, network) => {
	expect(clientNetwork(new Headers({ 'x-tablee-address': header }), 'x-tablee-address')).toBe(network);
});

test('AC9 a header that nobody declared changes nothing', () => {
	const spoofed = new Headers({ 'x-forwarded-for': '203.0.113.9', 'x-real-ip': '203.0.113.9' });
	expect(clientNetwork(spoofed, 'x-tablee-address')).toBe(clientNetwork(new Headers(), 'x-tablee-address'));
});
