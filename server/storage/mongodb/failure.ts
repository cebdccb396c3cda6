import {
	MongoClientClosedError,
	MongoError,
	MongoErrorLabel,
	MongoExpiredSessionError,
	MongoNetworkError,
	MongoNotConnectedError,
	MongoOperationTimeoutError,
	MongoServerError,
	MongoServerSelectionError,
	MongoSystemError,
	MongoTopologyClosedError,
	MongoWriteConcernError,
} from 'mongodb';

/** Server codes (mongodb/mongo, error_codes.yml) of a server that can't keep or find anything just now. */
const AWAY = new Set([
	1, // InternalError: how FerretDB says that the database behind it is away
	6, // HostUnreachable
	7, // HostNotFound
	50, // MaxTimeMSExpired
	64, // WriteConcernFailed
	89, // NetworkTimeout
	91, // ShutdownInProgress
	100, // UnsatisfiableWriteConcern
	134, // ReadConcernMajorityNotAvailableYet
	189, // PrimarySteppedDown
	202, // NetworkInterfaceExceededTimeLimit
	262, // ExceededTimeLimit
	317, // ConnectionPoolExpired
	9001, // SocketException
	10058, // LegacyNotPrimary
	10107, // NotWritablePrimary
	11600, // InterruptedAtShutdown
	11602, // InterruptedDueToReplStateChange
	13435, // NotPrimaryNoSecondaryOk
	13436, // NotPrimaryOrSecondary
	14031, // OutOfDiskSpace
]);
/** The driver's own, which it does not export. */
const AWAY_BY_NAME = new Set(['MongoWaitQueueTimeoutError', 'MongoPoolClosedError']);
const DUPLICATE = 11_000;
/** Of a connection that ended just now: driver 7.9 passes on what Node says of the write, as it is. */
const BROKEN_WRITE = new Set([
	'EPIPE',
	'ECONNRESET',
	'ECONNABORTED',
	'ECONNREFUSED',
	'ETIMEDOUT',
	'ERR_STREAM_DESTROYED',
]);

export function isAway(error: unknown): boolean {
	if (error instanceof MongoServerError && !(error instanceof MongoWriteConcernError))
		return AWAY.has(Number(error.code));
	return (
		(error instanceof Error && BROKEN_WRITE.has(String((error as NodeJS.ErrnoException).code))) ||
		error instanceof MongoWriteConcernError ||
		error instanceof MongoNetworkError ||
		error instanceof MongoServerSelectionError ||
		error instanceof MongoSystemError ||
		error instanceof MongoOperationTimeoutError ||
		error instanceof MongoNotConnectedError ||
		error instanceof MongoTopologyClosedError ||
		error instanceof MongoClientClosedError ||
		error instanceof MongoExpiredSessionError ||
		(error instanceof MongoError &&
			(AWAY_BY_NAME.has(error.name) || error.hasErrorLabel(MongoErrorLabel.RetryableWriteError)))
	);
}

/** A unique index, or the _id, said no. FerretDB 1 says it of an update in the words of the database behind it. */
function isDuplicate(error: unknown): boolean {
	if (!(error instanceof MongoServerError)) return false;
	return error.code === DUPLICATE || error.message.includes('UNIQUE constraint failed');
}

/** False when a unique index said no. */
export async function unlessDuplicate(writing: Promise<unknown>): Promise<boolean> {
	try {
		await writing;
		return true;
	} catch (error) {
		if (isDuplicate(error)) return false;
		throw error;
	}
}
