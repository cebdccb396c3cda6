import type { Actor } from '#lib/domain/actor.ts';
import type { MaterialTarget } from '#lib/domain/gatherings/materials.ts';
import type { MaterialsView, MaterialText } from '#lib/protocol/views/materials.ts';

/** What people read before a gathering or take home. Every method asks `can` with its actor and throws Refusal. */
export interface MaterialsService {
	read(actor: Actor, gathering: string): Promise<MaterialsView>;
	/** The published text of a paper, also for nobody when the gathering is public. */
	text(actor: Actor, gathering: string, material: string): Promise<MaterialText>;
	/** A public paper is its last frozen version, as it stands at this moment. */
	add(actor: Actor, gathering: string, input: NewMaterial): Promise<void>;
	remove(actor: Actor, gathering: string, material: string): Promise<void>;
	move(actor: Actor, gathering: string, material: string, by: 'up' | 'down'): Promise<void>;
	publish(actor: Actor, gathering: string, material: string, isPublic: boolean): Promise<void>;
}

export interface NewMaterial {
	/** Empty for a paper: its own title. */
	readonly label: string;
	readonly isPublic: boolean;
	readonly target: MaterialTarget;
}
