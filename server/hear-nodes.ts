import type { EventBus } from './bus/bus.ts';
import type { LiveService } from './live/service.ts';
import type { SyncEngine } from './sync/engine.ts';

/** What other nodes tell reaches the sockets of this one. */
export function hearNodes({
	bus,
	live,
	sync,
}: {
	readonly bus: EventBus;
	readonly live: Pick<LiveService, 'hear' | 'lost'>;
	readonly sync: Pick<SyncEngine, 'recheck' | 'tellChanged'>;
}): void {
	bus.listen({
		hear(event) {
			live.hear(event);
			if (event.kind === 'rights') void sync.recheck(event.of ?? {});
			if (event.kind === 'document') sync.tellChanged(event.document);
		},
		lost() {
			live.lost();
			void sync.recheck({});
		},
	});
}
