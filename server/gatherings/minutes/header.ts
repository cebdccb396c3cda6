import { createHash } from 'node:crypto';
import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import { minutesHeader, type MinutesHeader } from '#lib/domain/gatherings/minutes-header.ts';
import { HEADER_ROWS, type HeaderRow } from '#lib/domain/gatherings/minutes-labels.ts';
import type { Minutes } from '#lib/domain/gatherings/minutes.ts';
import type { Language } from '#lib/domain/papers/paper.ts';
import type { MinutesContext } from './context.ts';

/** The head as it would be written now. */
export async function headerNow(
	{ ports, network }: Pick<MinutesContext, 'ports' | 'network'>,
	gathering: Gathering,
	language: Language,
): Promise<MinutesHeader> {
	const attendees = await ports.attendees(gathering);
	const ids = [...new Set(attendees.flatMap(({ association }) => association ?? []))];
	const known = await Promise.all(ids.map((id) => network.association(id)));
	const names = new Map(known.flatMap((each) => (each ? [[each.id, each.name]] : [])));
	return minutesHeader(gathering, attendees, (id) => names.get(id) ?? '', language);
}

export function digestsOf(header: MinutesHeader): Minutes['header'] {
	return Object.fromEntries(HEADER_ROWS.map((row) => [row, (header[row] ?? []).map(digestOf)]));
}

/** Rows that are other now than when they were last written: what people wrote over a row since is their word. */
export function staleRows(written: Minutes['header'], header: MinutesHeader): readonly HeaderRow[] {
	const now = digestsOf(header);
	return HEADER_ROWS.filter((row) => written[row]?.join() !== now[row]!.join());
}

/** Names are kept in the text, and not a second time. */
export function digestOf(line: string): string {
	return createHash('sha256').update(line).digest('base64url').slice(0, 22);
}
