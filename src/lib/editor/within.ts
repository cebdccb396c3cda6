/** A whole number that an element carries, kept inside what may be declared; 1 when there is none. */
export function within(element: HTMLElement, attribute: string, least: number, most: number): number {
	const number = Number.parseInt(element.getAttribute(attribute) ?? '1', 10);
	return Math.min(Math.max(Number.isNaN(number) ? 1 : number, least), most);
}
