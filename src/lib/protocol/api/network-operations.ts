import type { Operation } from './operation.ts';

export const NETWORK_OPERATIONS: readonly Operation[] = [
	{
		method: 'get',
		path: '/associations',
		summary: 'The associations of the network, those that left included',
		answers: [{ status: 200, what: 'Empty for people outside', schema: 'AssociationItem', list: true }],
	},
	{
		method: 'get',
		path: '/groups',
		summary: 'The working groups',
		answers: [{ status: 200, what: 'Empty for people outside', schema: 'GroupItem', list: true }],
	},
	{
		method: 'get',
		path: '/me',
		summary: 'Who you are here, and what waits for you',
		answers: [{ status: 200, what: 'You', schema: 'Me' }],
	},
	{
		method: 'get',
		path: '/openapi.json',
		summary: 'This description',
		open: true,
		answers: [{ status: 200, what: 'OpenAPI 3.1' }],
	},
];
