export function isUndo(event: KeyboardEvent): boolean {
	return (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z';
}

export function isRedo(event: KeyboardEvent): boolean {
	const key = event.key.toLowerCase();
	return (event.ctrlKey || event.metaKey) && (key === 'y' || (key === 'z' && event.shiftKey));
}
