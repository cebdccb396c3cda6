/** Id of the element that shows a note: what its reference leads to. */
export const noteElementId = (note: string): string => `note-${note}`;
