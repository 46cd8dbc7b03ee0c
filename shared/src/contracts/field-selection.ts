import * as z from 'zod';

/** So many names at the most, and characters in all. */
const NAMES_MAX = 100;
const CHARACTERS_MAX = 3_000;

/**
 * The parameter `fields`: names of what is wanted of a row, with commas between. "category.name" is what an object, or every row of a list, has
 * inside. Repeated names count once, and a name takes in all that stands below it.
 * @param levels How many names may follow each other with dots.
 */
export function fieldsParameter(row: z.ZodObject, { levels = 2 } = {}) {
  const names = namesIn(row, levels);
  return z
    .string()
    .transform((text, context) => {
      const asked = [...new Set(text.slice(0, CHARACTERS_MAX).split(','))];
      if (text.length > CHARACTERS_MAX || asked.length > NAMES_MAX)
        context.addIssue(`has more than ${NAMES_MAX} names or ${CHARACTERS_MAX} characters`);
      else for (const name of asked) if (!names.has(name)) context.addIssue(problemOf(name, names));
      return asked;
    })
    .optional()
    .meta({ type: 'array', items: { type: 'string', enum: [...names] } });
}

/** A request that may name the fields that it wants. */
export interface FieldsRequest {
  fields?: readonly string[] | undefined;
}

/** What names name of a value, of every row if it is a list; all of it without names. What is chosen keeps its order. */
export function selectFields(value: unknown, names: readonly string[] | undefined): unknown {
  return names === undefined ? value : select(value, selectionOf(names));
}

/** What is wanted of an object: all of a field, or a part of what it holds. */
type Selection = Map<string, Selection | 'all'>;

function selectionOf(names: readonly string[]): Selection {
  const selection: Selection = new Map();
  for (const name of names) {
    const path = name.split('.');
    let level = selection;
    for (const [position, step] of path.entries()) {
      const known = level.get(step);
      if (known === 'all') break;
      if (position === path.length - 1) level.set(step, 'all');
      else {
        const below: Selection = known ?? new Map();
        level.set(step, below);
        level = below;
      }
    }
  }
  return selection;
}

function select(value: unknown, selection: Selection): unknown {
  if (Array.isArray(value)) return value.map((row) => select(row, selection));
  if (typeof value !== 'object' || value === null) return value;
  const chosen: [string, unknown][] = [];
  for (const [name, field] of Object.entries(value)) {
    const wanted = selection.get(name);
    if (wanted) chosen.push([name, wanted === 'all' ? field : select(field, wanted)]);
  }
  return Object.fromEntries(chosen);
}

function namesIn(schema: z.core.$ZodType, levels: number, before = ''): Set<string> {
  const names = new Set<string>();
  const object = levels > 0 ? objectIn(schema) : null;
  for (const [name, field] of Object.entries(object?.shape ?? {})) {
    names.add(before + name);
    for (const below of namesIn(field, levels - 1, `${before}${name}.`)) names.add(below);
  }
  return names;
}

/** The object that a schema is, has in its rows, or may leave out; null for all else. */
function objectIn(schema: z.core.$ZodType): z.ZodObject | null {
  if (schema instanceof z.ZodObject) return schema;
  if (schema instanceof z.ZodArray) return objectIn(schema.element);
  if (
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault
  )
    return objectIn(schema.unwrap());
  return null;
}

/** Says what there is where the name leaves what is known. */
function problemOf(name: string, names: ReadonlySet<string>): string {
  if (name === '') return 'has no name before, after or between commas';
  let parent = name;
  do parent = parent.slice(0, Math.max(parent.lastIndexOf('.'), 0));
  while (parent !== '' && !names.has(parent));
  const before = parent === '' ? '' : `${parent}.`;
  const beside = [...names].filter(
    (known) => known.startsWith(before) && !known.slice(before.length).includes('.'),
  );
  const known = beside.length > 0 ? `one of ${beside.join(', ')}` : `${parent} has no names inside`;
  return `"${name.slice(0, 100)}" is not known; ${known}`;
}
