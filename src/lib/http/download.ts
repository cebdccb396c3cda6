/** A text to keep, byte for byte, under this name (ASCII). */
export function download(text: string, name: string, type: string): Response {
	return new Response(text, {
		headers: {
			'content-type': type,
			'content-disposition': `attachment; filename="${name.replace(/[^\w.-]/g, '-')}"`,
			'x-content-type-options': 'nosniff',
		},
	});
}
