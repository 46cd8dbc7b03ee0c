import * as z from 'zod';

/**
 * The contract of an answer whose data were chosen by `fields`: what may be left out is optional, down to where names lead. Null for an answer
 * without data, or of which nothing can be chosen.
 */
export function selectionSchemaOf(answer: z.ZodType, names: readonly string[]): z.ZodObject | null {
  if (!(answer instanceof z.ZodObject) || names.length === 0) return null;
  const data: unknown = answer.shape.data;
  return data instanceof z.ZodType ? answer.extend({ data: chosenFrom(data, names) }) : null;
}

/** The same schema without any field that has to be there, as far as names lead. */
function chosenFrom(schema: z.core.$ZodType, names: readonly string[]): z.core.$ZodType {
  if (schema instanceof z.ZodArray) return z.array(chosenFrom(schema.element, names));
  if (schema instanceof z.ZodNullable) return z.nullable(chosenFrom(schema.unwrap(), names));
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return chosenFrom(schema.unwrap(), names);
  if (!(schema instanceof z.ZodObject)) return schema;
  const fields = Object.entries<z.core.$ZodType>(schema.shape).map(([name, field]) => {
    const below = names.flatMap((known) =>
      known.startsWith(`${name}.`) ? [known.slice(name.length + 1)] : [],
    );
    return [name, z.optional(below.length > 0 ? chosenFrom(field, below) : field)];
  });
  return z.strictObject(Object.fromEntries(fields));
}
