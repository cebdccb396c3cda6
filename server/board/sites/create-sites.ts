import type { BoardContext } from '../context.ts';
import { createForms } from './forms.ts';
import { createPlaces } from './places.ts';
import { createSectors } from './sectors.ts';
import type { SitesService } from './service.ts';
import { createViews } from './show-sites.ts';
import { createSites } from './sites.ts';

export function createSitesService(context: BoardContext): SitesService {
	return {
		...createViews(context),
		...createSectors(context),
		...createSites(context),
		...createForms(context),
		...createPlaces(context),
	};
}
