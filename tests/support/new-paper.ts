/** A group, and an empty text of it, made by the coordinator whose session this is. */
export async function newPaper(
	address: string,
	cookie: string,
	title = 'Un texte',
): Promise<{ readonly document: string; readonly root: string }> {
	const group = await fetch(`${address}/network?/group`, {
		method: 'POST',
		headers: { origin: address, accept: 'text/html', cookie },
		body: new URLSearchParams({ name: crypto.randomUUID(), about: '' }),
		redirect: 'manual',
	});
	if (group.status >= 400) throw new Error(`the group answered ${group.status}`);
	const groups = (await (await fetch(`${address}/api/v1/groups`, { headers: { cookie } })).json()) as {
		id: string;
	}[];
	const response = await fetch(`${address}/api/v1/papers`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', cookie },
		body: JSON.stringify({ title, kind: 'position', language: 'fr', group: groups.at(-1)!.id }),
	});
	const text = await response.text();
	if (response.status !== 201) throw new Error(`the paper answered ${response.status}: ${text}`);
	const { document, root } = JSON.parse(text) as { document: string; root: { name: string } };
	return { document, root: root.name };
}
