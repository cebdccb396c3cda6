export interface RunningServer {
	readonly address: string;
	/** Of the process, or of the first of several. */
	readonly pid: number;
	/** To every process. */
	signal(name: NodeJS.Signals): void;
	/** Everything it has printed so far, both streams. */
	output(): string;
	/** SIGTERM; answers the exit code. */
	stop(): Promise<number | null>;
	/** SIGKILL: nothing is saved by it. */
	kill(): Promise<void>;
}
