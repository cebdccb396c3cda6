/** Everything that a line of the log can be about: a closed list, so that neither a text of somebody nor an unbounded label gets in. */
export type LogEvent =
	| 'listening'
	| 'stopping'
	| 'stopped'
	| 'stopped late'
	| 'request'
	| 'letter sent'
	| 'letter in the outbox'
	| ProblemEvent;

/** Those that are counted as errors. */
export type ProblemEvent =
	| 'start failed'
	| 'process failed'
	| 'close failed'
	| 'request failed'
	| 'sync failed'
	| 'live failed'
	| 'bus failed'
	| 'store failed'
	| 'sweep failed'
	| 'letter not sent'
	| 'letters failed';
