import type { Material } from '#lib/domain/gatherings/materials.ts';
import type { MaterialText } from '#lib/protocol/views/materials.ts';
import { collection } from '../../storage/records.ts';

/** The list of one gathering, under its id. */
export const materialLists = collection<{ readonly materials: readonly Material[] }>('gathering-materials');

/** What was published of a paper, under the id of its material. */
export const materialTexts = collection<Omit<MaterialText, 'label'>>('gathering-material-texts');
