/** The part of mailparser that tests read letters with; it ships no types. */
declare module 'mailparser' {
	export interface ParsedLetter {
		readonly subject?: string;
		readonly from?: { readonly text: string };
		readonly to?: { readonly text: string };
		readonly date?: Date;
		readonly text?: string;
		readonly html?: string | false;
		readonly attachments: readonly {
			readonly filename?: string;
			readonly contentType: string;
			readonly content: Uint8Array;
		}[];
	}
	export function simpleParser(source: Uint8Array | string): Promise<ParsedLetter>;
}
