/** A text as a Markdown file. */
export function markdown(text: string): Response {
	return new Response(text, { headers: { 'content-type': 'text/markdown; charset=utf-8' } });
}
