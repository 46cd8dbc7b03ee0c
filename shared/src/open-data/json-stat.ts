import type { CellValue, Described } from './table';

/** One axis of a cube. */
export interface Dimension {
  id: string;
  label: string;
  categories: readonly { id: string; label: string }[];
  role?: 'time' | 'geo' | 'metric';
}

export interface CubeValue {
  value: Extract<CellValue, number | null>;
  /** Why there is no value, or what kind of value it is; null where there is nothing to say. */
  status: string | null;
}

export interface Cube {
  label: string;
  dimensions: readonly Dimension[];
  /** The values in row-major order: the last dimension runs fastest. */
  values(): Iterable<CubeValue>;
}

/** What the cubes of one release have in common. */
export interface CubeContext {
  label: string;
  source: string;
  /** An instant. */
  updated: string;
  note: readonly string[];
}

/**
 * Cubes as a JSON-stat 2.0 collection (https://json-stat.org/full/), as JSON text in pieces: a cube of all scores is too long to be
 * built as one object and written after that.
 */
export function* writeJsonStat(
  cubes: readonly Cube[],
  { label, source, updated, note }: CubeContext,
): Generator<string> {
  const head = { version: '2.0', class: 'collection', label, source, updated, note };
  yield `${JSON.stringify(head).slice(0, -1)},"link":{"item":[`;
  for (const [position, cube] of cubes.entries()) {
    if (position > 0) yield ',';
    yield* writeDataset(cube, { source, updated });
  }
  yield ']}}';
}

const VALUES_AT_ONCE = 10_000;

function* writeDataset(
  { label, dimensions, values }: Cube,
  common: { source: string; updated: string },
): Generator<string> {
  const head = {
    version: '2.0',
    class: 'dataset',
    label,
    ...common,
    id: dimensions.map(({ id }) => id),
    size: dimensions.map(({ categories }) => categories.length),
    role: rolesOf(dimensions),
    dimension: Object.fromEntries(
      dimensions.map(({ id, label: dimensionLabel, categories }) => [
        id,
        {
          label: dimensionLabel,
          category: {
            index: categories.map((category) => category.id),
            label: Object.fromEntries(categories.map((category) => [category.id, category.label])),
          },
        },
      ]),
    ),
  };
  yield `${JSON.stringify(head).slice(0, -1)},"value":[`;
  const status: Record<number, string> = {};
  let text = '';
  let position = 0;
  for (const { value, status: reason } of values()) {
    text += position === 0 ? String(value) : `,${value}`;
    if (reason !== null) status[position] = reason;
    position += 1;
    if (position % VALUES_AT_ONCE > 0) continue;
    yield text;
    text = '';
  }
  yield `${text}],"status":${JSON.stringify(status)}}`;
}

function rolesOf(dimensions: readonly Dimension[]): Record<string, string[]> {
  const roles: Record<string, string[]> = {};
  for (const { id, role } of dimensions) if (role) roles[role] = [...(roles[role] ?? []), id];
  return roles;
}

/** A label in both languages, as one text: JSON-stat has one language to a document. */
export function labelOf({ vi, en }: Described): string {
  return `${vi} (${en})`;
}
