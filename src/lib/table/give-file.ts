/** Gives words of this page as a file. */
export function giveFile(title: string, extension: 'md' | 'txt', words: string): void {
	const link = document.createElement('a');
	link.href = URL.createObjectURL(new Blob([words], { type: 'text/plain;charset=utf-8' }));
	link.download = `${title.replace(/[\p{Cc}\\/:*?"<>|]+/gu, ' ').trim() || 'texte'}.${extension}`;
	link.click();
	setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
