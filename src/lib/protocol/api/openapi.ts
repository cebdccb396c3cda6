import { z } from 'zod';
import { ErrorBody, Nothing } from './common.ts';
import type { Operation } from './operation.ts';
import { OPERATIONS } from './operations.ts';
import { SCHEMAS } from './schemas.ts';

type Json = Record<string, unknown>;

/** The API in OpenAPI 3.1, made from the schemas that the endpoints read with. */
export function describeApi(): Json {
	const paths: Record<string, Json> = {};
	for (const operation of OPERATIONS)
		(paths[`/api/v1${operation.path}`] ??= {})[operation.method] = describe(operation);
	const schemas = Object.entries({ ...SCHEMAS, Error: ErrorBody });
	return {
		openapi: '3.1.0',
		info: {
			title: 'Tablée',
			version: '1',
			description:
				'Sign in by POST /api/auth/sign-in/email {"email", "password"}; its cookie opens the rest. What changes ' +
				'something takes application/json only. Live texts are at /sync/<document> (y-websocket).',
			license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
		},
		security: [{ session: [] }],
		paths,
		components: {
			securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'tablee.session_token' } },
			schemas: Object.fromEntries(schemas.map(([name, schema]) => [name, toSchema(schema, 'output')])),
			responses: {
				Error: { description: 'Refused: nothing was changed', content: asJson(reference('Error')) },
			},
		},
	};
}

function describe({ summary, open, path, query, headers, body, rawBody, method, answers }: Operation): Json {
	const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
		name,
		in: 'path',
		required: true,
		schema: { type: 'string' },
	}));
	const parameters = [...inPath, ...describeOptional('query', query), ...describeOptional('header', headers)];
	const changes = method !== 'get' && !rawBody;
	return {
		summary,
		...(open && { security: [] }),
		...(parameters.length > 0 && { parameters }),
		...(body && { requestBody: { required: true, content: asJson(toSchema(body, 'input')) } }),
		...(changes && !body && { requestBody: { content: asJson(toSchema(Nothing, 'input')) } }),
		...(rawBody && { requestBody: { required: true, content: { 'application/octet-stream': {} } } }),
		responses: {
			...Object.fromEntries(answers.map((answer) => [answer.status, describeAnswer(answer)])),
			default: { $ref: '#/components/responses/Error' },
		},
	};
}

function describeOptional(where: 'query' | 'header', schemas: z.ZodObject | undefined): Json[] {
	return Object.entries(schemas?.shape ?? {}).map(([name, schema]) => ({
		name,
		in: where,
		required: false,
		schema: toSchema(schema as z.ZodType, 'input'),
	}));
}

function describeAnswer({ what, schema, list, otherTypes = [] }: Operation['answers'][number]): Json {
	const one = schema ? reference(schema) : { type: 'object' };
	return {
		description: what,
		content: {
			...asJson(list ? { type: 'array', items: one } : one),
			...Object.fromEntries(otherTypes.map((type) => [type, {}])),
		},
	};
}

function reference(name: string): Json {
	return { $ref: `#/components/schemas/${name}` };
}

/** The first example stands beside the schema too, where most tools look for it. */
function asJson(schema: Json): Json {
	const [example] = Array.isArray(schema.examples) ? (schema.examples as unknown[]) : [];
	return { 'application/json': { schema, ...(example !== undefined && { example }) } };
}

function toSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
	const { $schema: _, ...rest } = z.toJSONSchema(schema, { io });
	return rest;
}
