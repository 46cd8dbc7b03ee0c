import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import * as z from 'zod';

// An OpenAPI document as a stranger reads it: nothing but what is served is known of the API.

const ParameterSchema = z.object({
  name: z.string(),
  in: z.enum(['path', 'query']),
  required: z.boolean(),
  schema: z.looseObject({
    type: z.string().optional(),
    enum: z.array(z.unknown()).optional(),
    items: z.looseObject({ enum: z.array(z.unknown()).optional() }).optional(),
    pattern: z.string().optional(),
    format: z.string().optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    maxLength: z.number().optional(),
  }),
  example: z.unknown().optional(),
});
export type OpenApiParameter = z.infer<typeof ParameterSchema>;

const ContentSchema = z.record(
  z.string(),
  z.looseObject({ examples: z.record(z.string(), z.object({ value: z.unknown() })).optional() }),
);
/** An answer that is whole, or what was chosen of it. */
const SelectableSchema = z.object({
  schema: z.object({ anyOf: z.tuple([z.object({}), z.object({})]) }),
});
const ResponseSchema = z.looseObject({
  content: ContentSchema.optional(),
  headers: z.record(z.string(), z.object({ $ref: z.string() })).optional(),
});
const OperationSchema = z.looseObject({
  operationId: z.string(),
  parameters: z.array(ParameterSchema),
  requestBody: z.object({ content: ContentSchema }).optional(),
  responses: z.record(z.string(), ResponseSchema),
});
const DocumentSchema = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), OperationSchema)),
  components: z.looseObject({
    headers: z.record(z.string(), z.object({ required: z.boolean() })),
    responses: z.record(z.string(), ResponseSchema),
  }),
});

/** One method at one address. */
export interface OpenApiOperation extends z.infer<typeof OperationSchema> {
  path: string;
  method: string;
  /** All methods that the document has at this address, in capitals; HEAD where there is GET. */
  methods: string[];
}

export interface OpenApiReading {
  operations: OpenApiOperation[];
  /** What is wrong with a JSON answer by the document, which says less of one to a request that chose fields; null: nothing. */
  faultOf(
    operation: OpenApiOperation,
    answer: { status: number; body: unknown; isSelection: boolean },
  ): string | null;
  /** What is wrong with the headers of an answer: one that the document promises is missing, or one that it knows is not said of this answer. */
  headerFaultOf(
    operation: OpenApiOperation,
    answer: { status: number; headers: Readonly<Record<string, string>> },
  ): string | null;
  /** What is wrong with problem details; null: nothing. */
  problemFaultOf(body: unknown): string | null;
}

export function readOpenApi(served: unknown): OpenApiReading {
  const document = DocumentSchema.parse(served);
  // The document has keywords of OpenAPI beside those of JSON schema.
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats(ajv);
  ajv.addSchema(document, 'openapi');
  const validators = new Map<string, ValidateFunction>();

  function faultAt(pointer: string, body: unknown): string | null {
    const validate = validators.get(pointer) ?? ajv.compile({ $ref: `openapi#${pointer}` });
    validators.set(pointer, validate);
    return validate(body) ? null : ajv.errorsText(validate.errors);
  }

  return {
    operations: Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        ...operation,
        path,
        method: method.toUpperCase(),
        methods: Object.keys(methods).flatMap((name) =>
          name === 'get' ? ['GET', 'HEAD'] : [name.toUpperCase()],
        ),
      })),
    ),
    faultOf({ path, method, responses }, { status, body, isSelection }) {
      const inPointer = path.replaceAll('~', '~0').replaceAll('/', '~1');
      const content = responses[status]?.content?.['application/json'];
      const isEither = SelectableSchema.safeParse(content).success;
      const form = isEither ? `/anyOf/${isSelection ? 1 : 0}` : '';
      const place = `responses/${status}/content/application~1json/schema${form}`;
      return faultAt(encodeURI(`/paths/${inPointer}/${method.toLowerCase()}/${place}`), body);
    },
    headerFaultOf({ responses }, { status, headers }) {
      const described = responses[status] ?? document.components.responses[`Problem${status}`];
      const said = Object.keys(described?.headers ?? {});
      const missing = said.filter(
        (name) =>
          document.components.headers[name]?.required && headers[name.toLowerCase()] === undefined,
      );
      if (missing.length > 0) return `${status} without ${missing.join(', ')}`;
      // Problems are not kept, and say so without the document.
      const unsaid = Object.keys(document.components.headers).filter(
        (name) => !said.includes(name) && headers[name.toLowerCase()] !== undefined,
      );
      return status < 400 && unsaid.length > 0
        ? `${status} has ${unsaid.join(', ')}, which is not in the document`
        : null;
    },
    problemFaultOf: (body) => faultAt('/components/schemas/Problem', body),
  };
}
