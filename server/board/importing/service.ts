import type { Actor } from '#lib/domain/actor.ts';
import type { ImportPreview } from '#lib/protocol/views/import.ts';

export interface ImportService {
	/** Throws when this actor may not. */
	mayImport(actor: Actor): void;
	/** What would become of each line. Changes nothing. */
	preview(actor: Actor, file: OldFile): Promise<ImportPreview>;
	/** Keeps what can be read. The same file, or a part of it, a second time changes nothing. */
	run(actor: Actor, file: OldFile): Promise<ImportPreview>;
}

/** A file of the form of 2013, as it was exported or saved by a spreadsheet. */
export interface OldFile {
	/** Kept as provenance beside each report. */
	readonly name: string;
	readonly bytes: Uint8Array;
}
