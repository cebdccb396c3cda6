// The icons of @lucide/svelte as plain drawings: their own component puts each one together in the browser, from
// attributes that we never set, and would weigh as much there as all the icons of a page.
import type { Plugin } from 'vite';

type Shape = readonly [tag: string, attributes: Readonly<Record<string, string>>];
const ICON = /\/@lucide\/svelte\/dist\/icons\/[^/]+\.svelte$/;

export function flattenIcons(): Plugin {
	return {
		name: 'tablee-plain-icons',
		enforce: 'pre',
		transform(code, id) {
			if (!ICON.test(id)) return undefined;
			const data = /const iconData = (\{.*\});/.exec(code)?.[1];
			if (data === undefined) this.error(`${id} is no icon as we know them`);
			const { node } = JSON.parse(data) as { readonly node: readonly Shape[] };
			return { code: drawing(node), map: null };
		},
	};
}

function drawing(shapes: readonly Shape[]): string {
	const drawn = shapes.map(([tag, attributes]) => `<${tag}${written(attributes)} />`).join('');
	return (
		'<script>const { class: given } = $props();</script>' +
		'<svg class={given} viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" ' +
		`stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${drawn}</svg>`
	);
}

const written = (attributes: Shape[1]) =>
	Object.entries(attributes)
		.map(([name, value]) => ` ${name}="${value}"`)
		.join('');
