/** A calendar, asked for again and again: only what changed is sent anew. It shows what its reader may see, so nobody else keeps it. */
export function calendarAnswer({ text, tag }: { text: string; tag: string }, name: string): Response {
	return new Response(text, {
		headers: {
			'content-type': 'text/calendar; charset=utf-8',
			'content-disposition': `inline; filename="${name.replace(/[^\w.-]/g, '-')}"`,
			'cache-control': 'private, no-cache',
			vary: 'cookie',
			etag: `"${tag}"`,
		},
	});
}
