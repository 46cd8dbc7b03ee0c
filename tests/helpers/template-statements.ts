import * as z from 'zod';
import type { TemplateResources } from './serverless-package';

const ResourceSchema = z.union([
  z.string(),
  z.strictObject({ 'Fn::Sub': z.string() }),
  z.strictObject({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) }),
]);
const listOf = <Schema extends z.ZodType>(schema: Schema) =>
  z.union([z.array(schema), schema.transform((one) => [one])]);
const StatementSchema = z.strictObject({
  Effect: z.literal('Allow'),
  Action: listOf(z.string()),
  Resource: listOf(ResourceSchema),
  Condition: z
    .record(z.string(), z.record(z.string(), z.union([z.string(), z.array(z.string())])))
    .default({}),
});
const RoleSchema = z.strictObject({
  AssumeRolePolicyDocument: z.object({
    Statement: z.tuple([
      z.strictObject({
        Effect: z.literal('Allow'),
        Principal: z.strictObject({ Service: z.literal('lambda.amazonaws.com') }),
        Action: z.literal('sts:AssumeRole'),
      }),
    ]),
  }),
  Policies: z.array(
    z.object({ PolicyDocument: z.object({ Statement: z.array(StatementSchema) }) }),
  ),
});

/**
 * All that a role may do, a line for each statement: "dynamodb:PutItem | ViewsTable | dynamodb:LeadingKeys id#* events#*". Objects of the bucket are
 * "bucket/key". Throws if the role has anything that such a line could not say.
 */
export function statementLinesOf(resources: TemplateResources, role: string): string[] {
  const { Policies } = RoleSchema.parse(resources[role]?.Properties);
  return Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement).map(
    ({ Action, Resource, Condition }) =>
      [
        Action.join(' '),
        Resource.map(placeOf).join(' '),
        ...Object.entries(Condition).flatMap(([operator, tests]) =>
          Object.entries(tests).map(([key, values]) =>
            [operator, key, ...[values].flat()].join(' '),
          ),
        ),
      ].join(' | '),
  );
}

function placeOf(resource: z.infer<typeof ResourceSchema>): string {
  if (typeof resource === 'string') return resource;
  if ('Fn::GetAtt' in resource) return resource['Fn::GetAtt'].join('.').replace(/\.Arn$/, '');
  return resource['Fn::Sub']
    .replace(/^arn:\$\{AWS::Partition\}:s3:::[a-z-]+/, 'bucket')
    .replace(/\$\{(\w+)\.Arn\}/, '$1');
}
