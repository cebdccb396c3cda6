// The directions of ARCHITECTURE.md, checked by `npm run lint:imports`. Each rule is proven to bite by
// tests/scenarios/import-rules.test.ts, which plants one violation of each.
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
const TEST = '[.]test[.]ts$|^tests/';
const SERVER_SIDE = '([.]server|[+]server)[.]ts$|^src/app[.]d[.]ts$';

module.exports = {
	forbidden: [
		rule('no-cycles', 'A cycle has no first file to read.', {}, { circular: true }),
		rule(
			'domain-is-pure',
			'Rules take the time, ids and data as arguments and import nothing.',
			{ path: '^src/lib/domain/', pathNot: TEST },
			{ pathNot: '^src/lib/domain/' },
		),
		rule(
			'protocol-knows-domain-only',
			'The wire contract belongs to both sides.',
			{ path: '^src/lib/protocol/', pathNot: TEST },
			{ path: '^(src|server)/', pathNot: '^src/lib/(domain|protocol)/' },
		),
		rule(
			'plan-knows-domain-only',
			'Server and browser both run it.',
			{ path: '^src/lib/plan/', pathNot: TEST },
			{ path: '^(src|server)/', pathNot: '^src/lib/(domain|protocol|plan)/' },
		),
		rule(
			'browser-never-reaches-server',
			'SvelteKit 2 guards only $lib/server: a page importing server/ would build green and ship it.',
			{ path: '^src/', pathNot: SERVER_SIDE },
			{ path: '^server/' },
		),
		rule(
			'app-sees-server-through-one-door',
			'The services are built once, by compose; a second import would bundle a second copy.',
			{ path: '^src/' },
			{ path: '^server/', pathNot: '^server/services[.]ts$' },
		),
		rule(
			'server-takes-only-domain-and-protocol',
			'Pages and browser code do not run in server/; a plan is read and written alike on both sides.',
			{ path: '^server/' },
			{ path: '^src/', pathNot: '^src/lib/(domain|protocol|plan)/' },
		),
		rule(
			'only-compose-picks-adapters',
			'Everything else knows the ports (backup, restore and move are by nature between adapters).',
			{
				path: '^(server|src)/',
				pathNot: `^server/((compose|backup|restore|moving/open-store)[.]ts$|storage/)|${TEST}`,
			},
			{ path: '^server/storage/(memory|sqlite|mongodb)/' },
		),
		rule(
			'adapters-are-strangers',
			'An adapter that leans on another cannot replace it.',
			{ path: '^server/storage/(memory|sqlite|mongodb)/' },
			{ path: '^server/storage/(memory|sqlite|mongodb)/', pathNot: '^server/storage/$1/' },
		),
		rule(
			'storage-knows-no-transport',
			'Storage is below everything else in server/.',
			{ path: '^server/storage/' },
			{ path: '^server/', pathNot: '^server/storage/' },
		),
		rule(
			'sync-and-live-are-strangers',
			'compose connects them with callbacks.',
			{ path: '^server/(sync|live)/' },
			{ path: '^server/(sync|live)/', pathNot: '^server/$1/' },
		),
		rule(
			'drivers-stay-in-their-adapter',
			'So that a driver can be replaced in one folder.',
			{ path: '^(src|server)/', pathNot: '^server/storage/(sqlite|mongodb)/' },
			{ path: '^((node:)?sqlite$|node_modules/(better-sqlite3|mongodb|kysely)/)' },
		),
		rule(
			'redis-stays-in-the-bus',
			'So that the bus can be replaced in one folder.',
			{ path: '^(src|server)/', pathNot: '^server/bus/' },
			{ path: '(^|node_modules/)(redis|@redis/[^/]+)(/|$)' },
		),
		rule(
			'only-compose-picks-the-bus',
			'Everything else knows the port: no part may count on how nodes are told.',
			{ path: '^(src|server)/', pathNot: `^server/(bus/|compose[.]ts$)|${TEST}` },
			{ path: '^server/bus/', pathNot: '^server/bus/bus[.]ts$' },
		),
		rule(
			'logs-and-metrics-stay-in-observe',
			'So that nothing is said or counted past the closed lists there.',
			{ path: '^(src|server)/', pathNot: '^server/observe/' },
			{ path: '^(node_modules/)?(pino|prom-client)(/|$)' },
		),
		rule(
			'nobody-imports-the-root',
			'main acts when imported; compose builds everything.',
			{ pathNot: '^(server/main[.]ts$|demo/|tests/|vite[.]config[.]ts$)' },
			{ path: '^server/(main|compose)[.]ts$' },
		),
		rule(
			'no-test-code-in-product',
			'A feature must not exist only in a test, nor a test in a feature.',
			{ path: '^(src|server|demo)/', pathNot: TEST },
			{ path: TEST },
		),
		rule(
			'demo-stays-outside',
			'The example network uses the product; the product does not know it.',
			{ path: '^(src|server)/' },
			{ path: '^demo/' },
		),
		rule(
			'everything-resolves',
			'An import that resolves to nothing escapes every other rule.',
			{},
			{
				couldNotResolve: true,
				pathNot: '^[$](app|env)/|^[$]service-worker$|^virtual:field-bundle$|^[.]/[$]types$|paraglide/',
			},
		),
	],
	options: {
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		doNotFollow: { path: 'node_modules' },
		exclude: { path: 'src/lib/paraglide' },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['import', 'svelte', 'node', 'default'],
		},
	},
};
