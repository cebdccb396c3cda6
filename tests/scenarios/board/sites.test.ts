import { afterEach, beforeEach, expect, test } from 'vitest';
import { openBoardHouse, type BoardHouse } from '../../support/board-house.ts';

let house: BoardHouse;
beforeEach(async () => void (house = await openBoardHouse()));
afterEach(() => house.close());

test('BD98 a site is opened with the standard form', async () => {
	const [site] = house.sites;
	expect(site).toMatchObject({ id: 'grande-synthe', name: 'Grande-Synthe', series: 'grande-synthe', form: 1 });
	const { versions } = await house.services.board.sites.form(await house.as('salam'), site.id);
	expect(versions[0]!.items.map(({ id }) => id)).toEqual(['meals', 'present', 'pass', 'needs', 'water']);
});
