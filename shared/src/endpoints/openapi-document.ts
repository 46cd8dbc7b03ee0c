import * as z from 'zod';
import { ENDPOINTS } from './all';
import { ENDPOINT_GROUPS, type Endpoint, type PostEndpoint, type ReadEndpoint } from './endpoint';
import { componentHeaders, type HeaderName, headersOf, KEPT_HEADERS } from './openapi-headers';
import { NAMED_SCHEMAS } from './schemas';
import { selectionSchemaOf } from './selection-schema';

type JsonSchema = z.core.JSONSchema.BaseSchema;

const PROBLEMS: Readonly<Record<number, string>> = {
  400: 'A parameter or field is wrong; `errors` names each',
  403: 'The origin, token or signature is not accepted',
  404: 'There is nothing at this address',
  405: 'Another method; `Allow` names those that are answered',
  406: 'The file is too large to be sent in the form that was asked for',
  410: 'It was here and was taken back',
  413: 'The body is too large',
  415: 'The body is not JSON',
  429: 'Too many requests; `Retry-After` says when to come back',
  500: 'Something went wrong on the side of the server',
  501: 'This form of an answer is not made here',
  503: 'A store cannot be reached at the moment; `Retry-After` says when to come back',
};
const PROBLEM_HEADERS: Readonly<Record<number, readonly HeaderName[]>> = {
  405: ['Allow'],
  429: ['Retry-After'],
  503: ['Retry-After'],
};
const ALWAYS_POSSIBLE = [400, 405, 500, 503];
/** How zod writes that a day exists; `format` says it shorter. */
const DATE_PATTERN = '^(?:(?:\\d\\d[2468]';
const reference = (name: string) => `#/components/schemas/${name}`;

/** Writes into the JSON schema of a contract what its source says about it. */
export type Describe = (contract: z.ZodType, schema: JsonSchema) => void;

/**
 * The public API as an OpenAPI 3.1 document, made of the contracts that the servers parse with.
 * @param version Of the product.
 */
export function openApiDocument(version: string, describe: Describe): object {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Công Khai',
      version,
      summary: 'News and public-administration-reform index of a Vietnamese province',
      description: [
        'Everything that readers get, as JSON. Answers are `{ "data": …, "meta": … }`, errors problem details (RFC 9457).',
        'Answers carry an ETag. Decimals have at most three places and are exact in the text. Days are those of Viet Nam.',
        'Within `/v1` fields and addresses are added, never taken away: ignore what you do not know.',
      ].join('\n\n'),
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'This server' }],
    security: [],
    tags: Object.entries(ENDPOINT_GROUPS).map(([name, about]) => ({ name, description: about })),
    paths: pathsOf(ENDPOINTS, describe),
    components: {
      schemas: componentSchemas(describe),
      responses: problemResponses(),
      headers: componentHeaders(),
    },
  };
}

function pathsOf(
  endpoints: readonly Endpoint[],
  describe: Describe,
): Record<string, Record<string, object>> {
  const paths: Record<string, Record<string, object>> = {};
  for (const endpoint of endpoints) {
    const path = paths[endpoint.path] ?? {};
    path[endpoint.method] = operationOf(endpoint, describe);
    paths[endpoint.path] = path;
  }
  return paths;
}

function operationOf(endpoint: Endpoint, describe: Describe): object {
  const { operationId, group, summary, description } = endpoint;
  return {
    operationId,
    tags: [group],
    summary,
    ...(description === undefined ? {} : { description }),
    parameters: parametersOf(endpoint, describe),
    ...(endpoint.method === 'post' ? { requestBody: requestBodyOf(endpoint) } : {}),
    responses: responsesOf(endpoint),
  };
}

function requestBodyOf(endpoint: PostEndpoint): object {
  const named = endpoint.examples.map((value, position) => [`example${position + 1}`, { value }]);
  const schema = { $ref: reference(requestName(endpoint)) };
  return {
    required: true,
    content: { 'application/json': { schema, examples: Object.fromEntries(named) } },
  };
}

function responsesOf(endpoint: Endpoint): Record<string, object> {
  const { answer, operationId, problems, moved, isUnkept, unavailable } = endpoint;
  const isKept = endpoint.method === 'get' && !isUnkept;
  const headers = headersOf(
    ...(isKept ? KEPT_HEADERS : (['Cache-Control'] as const)),
    ...(endpoint.headers ?? []),
  );
  const responses: Record<string, object> = {};
  if (answer.kind === 'none') responses['204'] = { description: 'It is recorded', headers };
  if (answer.kind === 'json')
    responses['200'] = {
      description: endpoint.summary,
      headers,
      content: { 'application/json': { schema: answerSchemaOf(endpoint) } },
    };
  if (answer.kind === 'file') {
    const content = answer.mediaTypes.map((mediaType) => [mediaType, {}]);
    responses['200'] = {
      description: endpoint.summary,
      headers,
      content: Object.fromEntries(content),
    };
  }
  if (isKept)
    responses['304'] = {
      description: 'What `If-None-Match` names is still current',
      headers: headersOf(...KEPT_HEADERS),
    };
  if (moved)
    responses['301'] = {
      description: 'It has another address now, which `Location` names',
      headers: headersOf('Location', 'Cache-Control'),
      content: {
        'application/json': { schema: { $ref: reference(`${capitalized(operationId)}Moved`) } },
      },
    };
  for (const status of [...problems, ...ALWAYS_POSSIBLE])
    responses[status] = { $ref: `#/components/responses/Problem${status}` };
  if (unavailable)
    responses['503'] = {
      ...responses['200'],
      description: unavailable,
      headers: headersOf('Cache-Control', 'Retry-After'),
    };
  return responses;
}

/** With `fields` an answer lacks what was not asked for. */
function answerSchemaOf(endpoint: Endpoint): object {
  const whole = { $ref: reference(responseName(endpoint)) };
  if (!selectionOf(endpoint)) return whole;
  return { anyOf: [whole, { $ref: reference(selectionName(endpoint)) }] };
}

const FieldsSchema = z.object({
  properties: z.object({ fields: z.object({ items: z.object({ enum: z.array(z.string()) }) }) }),
});

/** The contract of what `fields` leaves of an answer; null for an address that has no such parameter. */
function selectionOf({ answer, parameters, summary }: Endpoint): z.ZodType | null {
  const { data } = FieldsSchema.safeParse(z.toJSONSchema(parameters, { io: 'input' }));
  if (answer.kind !== 'json' || !data) return null;
  const selection = selectionSchemaOf(answer.schema, data.properties.fields.items.enum);
  const description = `${summary}: what \`fields\` names of it, and nothing else`;
  return selection?.describe(description) ?? null;
}

function problemResponses(): Record<string, object> {
  const content = { 'application/problem+json': { schema: { $ref: reference('Problem') } } };
  const responses = Object.entries(PROBLEMS).map(([status, description]) => [
    `Problem${status}`,
    { description, headers: headersOf(...(PROBLEM_HEADERS[Number(status)] ?? [])), content },
  ]);
  return Object.fromEntries(responses);
}

function parametersOf(endpoint: Endpoint, describe: Describe): object[] {
  const schema = withoutNoise(z.toJSONSchema(endpoint.parameters, { io: 'input' }));
  describe(endpoint.parameters, schema);
  const { properties = {}, required = [] } = schema;
  const inPath = new Set([...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...rest } = typeof property === 'object' ? property : {};
    const text = exampleOf(endpoint, name);
    const isNumber = rest.type === 'integer' || rest.type === 'number';
    const example = isNumber && text !== undefined ? Number(text) : text;
    return {
      name,
      in: inPath.has(name) ? 'path' : 'query',
      required: inPath.has(name) || required.includes(name),
      ...(description === undefined ? {} : { description }),
      // What is several values is one text with commas between.
      ...(rest.type === 'array' ? { style: 'form', explode: false } : {}),
      schema: rest,
      ...(example === undefined ? {} : { example }),
    };
  });
}

/** The value of a parameter in the first example, so that all of them together make a request that is answered. */
function exampleOf(endpoint: Endpoint, parameter: string): string | undefined {
  return endpoint.method === 'get' ? valueIn(endpoint, endpoint.examples[0], parameter) : undefined;
}

function valueIn({ path }: ReadEndpoint, example: string, parameter: string): string | undefined {
  const [pathname = '', query = ''] = example.split('?');
  const position = path.split('/').indexOf(`{${parameter}}`);
  // Whoever makes a request of the values writes them as addresses have them.
  if (position >= 0) return decodeURIComponent(pathname.split('/')[position] ?? '');
  const pairs = query.split('&').map((pair) => pair.split('='));
  const value = pairs.find(([name]) => name === parameter)?.[1];
  return value === undefined ? undefined : decodeURIComponent(value);
}

/** The schemas of all answers and bodies, and those that several of them share. */
function componentSchemas(describe: Describe): Record<string, JsonSchema> {
  const answers = new Map<string, z.ZodType>(Object.entries(NAMED_SCHEMAS));
  const bodies = new Map<string, z.ZodType>();
  for (const endpoint of ENDPOINTS) {
    const { answer, moved, operationId } = endpoint;
    if (answer.kind === 'json') answers.set(responseName(endpoint), answer.schema);
    const selection = selectionOf(endpoint);
    if (selection) answers.set(selectionName(endpoint), selection);
    if (moved) answers.set(`${capitalized(operationId)}Moved`, moved);
    if (endpoint.method === 'post') bodies.set(requestName(endpoint), endpoint.body);
  }
  const schemas = { ...jsonSchemasOf(bodies, 'input'), ...jsonSchemasOf(answers, 'output') };
  for (const [name, contract] of [...bodies, ...answers]) {
    const schema = schemas[name];
    if (schema) describe(contract, schema);
  }
  return Object.fromEntries(Object.entries(schemas).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function jsonSchemasOf(
  contracts: ReadonlyMap<string, z.ZodType>,
  io: 'input' | 'output',
): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, contract] of contracts) registry.add(contract, { id });
  const { schemas } = z.toJSONSchema(registry, {
    uri: reference,
    unrepresentable: 'any',
    override: asBeforeTransform,
    io,
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, withoutNoise(schema)]),
  );
}

/** What a schema tidies up (spaces, Unicode NFC) has the form that it had before: JSON schema cannot say the rest. */
function asBeforeTransform({
  zodSchema,
  jsonSchema,
}: {
  zodSchema: z.core.$ZodTypes;
  jsonSchema: JsonSchema;
}): void {
  const { def } = zodSchema._zod;
  if (def.type === 'pipe' && def.out._zod.def.type === 'transform')
    Object.assign(jsonSchema, withoutNoise(z.toJSONSchema(def.in, { unrepresentable: 'throw' })));
}

/**
 * Without what says nothing to readers: the bounds of safe integers, the pattern of a date beside its format, and in objects that nothing may be added, for fields are
 * added to answers within a version.
 */
function withoutNoise(schema: JsonSchema): JsonSchema {
  return JSON.parse(
    JSON.stringify(schema, (key, value: unknown) => {
      if (key === '$schema' || key === '$id') return undefined;
      if (key === 'additionalProperties' && value === false) return undefined;
      if (key === 'maximum' && value === Number.MAX_SAFE_INTEGER) return undefined;
      if (key === 'minimum' && value === Number.MIN_SAFE_INTEGER) return undefined;
      if (key === 'pattern' && typeof value === 'string' && value.startsWith(DATE_PATTERN))
        return undefined;
      return isRecordOfNames(value) ? withNamedFields(value) : value;
    }),
  );
}

interface RecordOfNames {
  propertyNames: { enum: string[] };
  additionalProperties: unknown;
}

function isRecordOfNames(value: unknown): value is RecordOfNames {
  return (
    typeof value === 'object' &&
    value !== null &&
    'propertyNames' in value &&
    'additionalProperties' in value &&
    typeof value.propertyNames === 'object' &&
    value.propertyNames !== null &&
    'enum' in value.propertyNames
  );
}

/** A record whose keys are known is an object with these fields. */
function withNamedFields({
  propertyNames,
  additionalProperties,
  ...rest
}: RecordOfNames): Record<string, unknown> {
  const fields = propertyNames.enum.map((name) => [name, additionalProperties]);
  return { ...rest, properties: Object.fromEntries(fields) };
}

function responseName({ operationId }: { operationId: string }): string {
  return `${capitalized(operationId)}Response`;
}

function selectionName({ operationId }: { operationId: string }): string {
  return `${capitalized(operationId)}Selection`;
}

function requestName({ operationId }: { operationId: string }): string {
  return `${capitalized(operationId)}Request`;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
