import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Source Serif has the letters of Vietnamese too; Amiri's Arabic can be copied and searched, that of others comes out in pieces. */
const FILES = [
	'source-serif-4/400Regular/SourceSerif4_400Regular.ttf',
	'source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf',
	'source-serif-4/700Bold/SourceSerif4_700Bold.ttf',
	'amiri/400Regular/Amiri_400Regular.ttf',
	'amiri/700Bold/Amiri_700Bold.ttf',
];

export function printFonts(): Buffer[] {
	const { resolve } = createRequire(import.meta.url);
	return FILES.map((file) => readFileSync(resolve(`@expo-google-fonts/${file}`)));
}
