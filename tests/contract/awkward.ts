import { randomBytes } from 'node:crypto';

/** Names that have broken stores: prototypes, terminators, other scripts, injections, lengths. */
export const AWKWARD_NAMES: readonly (readonly [what: string, name: string])[] = [
	['nothing', ''],
	['__proto__', '__proto__'],
	['constructor', 'constructor'],
	['toString', 'toString'],
	['a NUL', 'before\0after'],
	['only a NUL', '\0'],
	['a line break', 'one\r\ntwo'],
	['an SQL injection', `'; DROP TABLE records; --`],
	['quotes', `"'\`\\`],
	['placeholders', '?1 :name $name @name %s'],
	['a query operator', '{"$ne":null}'],
	['Arabic', 'شبكة المناصرة'],
	['Vietnamese', 'Nhóm làm việc Đà Nẵng'],
	['composed letters', 'caf\u00e9'],
	['decomposed letters', 'cafe\u0301'],
	['an emoji of several parts', '👩‍🍳'],
	['invisible marks', '\u202e\u200b\ufeff'],
	['a very long name', 'long '.repeat(4000)],
];

/** Bytes that have been mangled on their way. */
export const BINARIES: readonly (readonly [what: string, bytes: Uint8Array])[] = [
	['nothing', new Uint8Array()],
	['one zero', Uint8Array.of(0)],
	['every byte', Uint8Array.from({ length: 256 }, (_, byte) => byte)],
	['only 0xff', new Uint8Array(300).fill(0xff)],
	['broken UTF-8', Uint8Array.of(0xc3, 0x28, 0xed, 0xa0, 0x80, 0xef, 0xbb, 0xbf)],
	['a megabyte', randomBytes(1024 * 1024)],
];

export function bytesOf(text: string): Uint8Array {
	return new TextEncoder().encode(text);
}
