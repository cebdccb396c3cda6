import { resolve } from '$app/paths';
import type { GatheringView } from '#lib/protocol/views/gatherings.ts';
import { TABS } from './tabs.ts';

/** Where that page of the gathering is; null when it is not for this reader. */
export function tabHref(view: GatheringView, segment: string): string | null {
	const tab = TABS.find((each) => each.segment === segment);
	return tab?.shown(view)
		? `${resolve('/(app)/gatherings/[id]', { id: view.gathering.id })}/${segment}`
		: null;
}
