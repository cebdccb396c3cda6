import type { z } from 'zod';
import type { SCHEMAS } from './schemas.ts';

/** One endpoint and method. Paths are below /api/v1, with OpenAPI's braces. */
export interface Operation {
	readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
	readonly path: string;
	readonly summary: string;
	/** May be asked by anybody. */
	readonly open?: boolean;
	readonly query?: z.ZodObject;
	/** Those of its own; none is required. */
	readonly headers?: z.ZodObject;
	readonly body?: z.ZodType;
	/** Bytes are taken as they are. */
	readonly rawBody?: boolean;
	readonly answers: readonly Answer[];
}

interface Answer {
	readonly status: 200 | 201;
	readonly what: string;
	/** Name of a schema below; `list` when it answers several. */
	readonly schema?: keyof typeof SCHEMAS;
	readonly list?: boolean;
	readonly otherTypes?: readonly string[];
}
