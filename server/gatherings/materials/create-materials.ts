import { randomBytes } from 'node:crypto';
import type { Actor } from '#lib/domain/actor.ts';
import { can } from '#lib/domain/can.ts';
import {
	MOST_MATERIALS,
	moveMaterial,
	readMaterialHref,
	type Material,
	type MaterialTarget,
} from '#lib/domain/gatherings/materials.ts';
import type { Gathering } from '#lib/domain/gatherings/gathering.ts';
import { cleanName } from '#lib/domain/network/names.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import type { MaterialRow } from '#lib/protocol/views/materials.ts';
import { removeRecord, revise } from '../../network/revise.ts';
import { gatheringFor, seenGathering, type GatheringsContext } from '../context.ts';
import { materialLists, materialTexts } from './collections.ts';
import type { MaterialsService } from './service.ts';

const LONGEST_LABEL = 120;

export function createMaterials(context: GatheringsContext): MaterialsService {
	const { records, papers, announce } = context;

	async function listOf(gathering: Gathering): Promise<readonly Material[]> {
		return (await records.get(materialLists, gathering.id))?.value.materials ?? [];
	}

	async function requireListed(gathering: Gathering, wanted: string): Promise<Material> {
		const material = (await listOf(gathering)).find(({ id }) => id === wanted);
		if (!material) throw new Refusal('not-found', 'material-unknown');
		return material;
	}

	function maySee(actor: Actor, gathering: Gathering, { isPublic }: Material): boolean {
		return isPublic || can(actor, 'plan.read', gathering);
	}

	async function change(
		{ id }: Gathering,
		work: (materials: readonly Material[]) => readonly Material[],
	): Promise<void> {
		await records.insert(materialLists, id, { materials: [] });
		await revise(records, materialLists, id, (list) => {
			const materials = work(list.materials);
			return materials === list.materials ? list : { materials };
		});
		announce([`gathering:${id}`]);
	}

	async function requireTarget(actor: Actor, target: MaterialTarget): Promise<MaterialTarget> {
		if (target.kind === 'link') {
			const href = readMaterialHref(target.href);
			if (href === null) throw new Refusal('invalid', 'material-href');
			return { kind: 'link', href };
		}
		const paper = await papers.find(target.paper);
		if (!paper || !can(actor, 'paper.read', { group: paper.group }))
			throw new Refusal('invalid', 'material-paper');
		return { kind: 'paper', paper: paper.id };
	}

	/** Copies the last frozen version: what is public does not change under whoever cites it. */
	async function publishText(actor: Actor, { id, target }: Material): Promise<void> {
		if (target.kind === 'link') return;
		const number = (await context.signing.versions(target.paper)).at(-1)?.number;
		if (number === undefined) throw new Refusal('conflict', 'material-not-frozen');
		const { text: frozen } = await context.signing.version(actor, target.paper, number);
		const { language, json, footnotes } = frozen;
		const text = { version: number, language, json, footnotes };
		await removeRecord(records, materialTexts, id);
		await records.insert(materialTexts, id, text);
	}

	async function rowOf(actor: Actor, { id, label, isPublic, target }: Material): Promise<MaterialRow> {
		if (target.kind === 'link') return { id, label, isPublic, href: target.href, paper: null };
		const paper = await papers.find(target.paper);
		const opens = paper !== null && can(actor, 'paper.read', { group: paper.group });
		return { id, label: label || (paper?.title ?? ''), isPublic, href: null, paper: opens ? paper.id : null };
	}

	return {
		async read(actor, id) {
			const gathering = await seenGathering(context, actor, id);
			const seen = (await listOf(gathering)).filter((material) => maySee(actor, gathering, material));
			return {
				materials: await Promise.all(seen.map((material) => rowOf(actor, material))),
				may: { organise: can(actor, 'gathering.organise', gathering) },
			};
		},
		async text(actor, id, wanted) {
			const gathering = await seenGathering(context, actor, id);
			const material = (await listOf(gathering)).find((each) => each.id === wanted && each.isPublic);
			const stored = material && (await records.get(materialTexts, material.id));
			if (!stored) throw new Refusal('not-found', 'not-found');
			return { ...stored.value, label: (await rowOf(actor, material)).label };
		},
		async add(actor, id, { label: typed, isPublic, target: wished }) {
			const gathering = await gatheringFor(context, actor, id, 'gathering.organise');
			const target = await requireTarget(actor, wished);
			const isOwnTitle = target.kind === 'paper' && typed.trim() === '';
			const label = isOwnTitle ? '' : cleanName(typed, LONGEST_LABEL);
			if (label === null) throw new Refusal('invalid', 'material-label');
			const material = { id: randomBytes(8).toString('hex'), label, isPublic, target };
			if (isPublic) await publishText(actor, material);
			await change(gathering, (materials) => {
				if (materials.length >= MOST_MATERIALS) throw new Refusal('conflict', 'materials-many');
				return [...materials, material];
			});
		},
		async remove(actor, id, material) {
			const gathering = await gatheringFor(context, actor, id, 'gathering.organise');
			await requireListed(gathering, material);
			await change(gathering, (materials) => materials.filter((each) => each.id !== material));
			await removeRecord(records, materialTexts, material);
		},
		async move(actor, id, material, by) {
			const gathering = await gatheringFor(context, actor, id, 'gathering.organise');
			await change(gathering, (materials) => moveMaterial(materials, material, by));
		},
		async publish(actor, id, wanted, isPublic) {
			const gathering = await gatheringFor(context, actor, id, 'gathering.organise');
			const material = await requireListed(gathering, wanted);
			if (isPublic) await publishText(actor, material);
			await change(gathering, (materials) =>
				materials.map((each) => (each.id === wanted ? { ...each, isPublic } : each)),
			);
			if (!isPublic) await removeRecord(records, materialTexts, wanted);
		},
	};
}
