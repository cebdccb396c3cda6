import { ConfigError } from '../config.ts';
import { describeError } from '../observe/describe-error.ts';
import { CorruptFile } from '../storage/files.ts';
import { CorruptLog } from '../storage/update-log.ts';
import { CopyRefused } from './copy-store.ts';

/** What went wrong, for whoever runs a command. In its own words only where they are ours: a driver may quote a password. */
export function sayProblem(problem: unknown): unknown {
	const ours = [CopyRefused, ConfigError, CorruptLog, CorruptFile].find((type) => problem instanceof type);
	return ours ? (problem as Error).message : describeError(problem);
}
