import { ALERT_OPERATIONS } from './alert-operations.ts';
import { BOARD_OPERATIONS } from './board-operations.ts';
import { CAMPAIGN_OPERATIONS } from './campaign-operations.ts';
import { GATHERING_OPERATIONS } from './gathering-operations.ts';
import { NEED_OPERATIONS } from './need-operations.ts';
import { NETWORK_OPERATIONS } from './network-operations.ts';
import type { Operation } from './operation.ts';
import { PAPER_OPERATIONS } from './paper-operations.ts';
import { PUBLIC_OPERATIONS } from './public-operations.ts';
import { REPORTS_OPERATIONS } from './reports-operations.ts';
import { ROUND_OPERATIONS } from './round-operations.ts';

/** All that the API offers, in the order of its description. */
export const OPERATIONS: readonly Operation[] = [
	...PAPER_OPERATIONS,
	...CAMPAIGN_OPERATIONS,
	...GATHERING_OPERATIONS,
	...REPORTS_OPERATIONS,
	...BOARD_OPERATIONS,
	...ROUND_OPERATIONS,
	...NEED_OPERATIONS,
	...ALERT_OPERATIONS,
	...PUBLIC_OPERATIONS,
	...NETWORK_OPERATIONS,
];
