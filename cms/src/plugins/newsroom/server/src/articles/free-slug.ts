import { SLUG_CHARACTERS_MAX } from '@congkhai/shared/text/text';

/** Room that a counter at the end of a slug may need: a hyphen and six digits. */
const COUNTER_CHARACTERS_MAX = 7;

/** The part of a slug that all its numbered forms begin with. */
export function slugStemOf(slug: string): string {
  return slug.slice(0, SLUG_CHARACTERS_MAX - COUNTER_CHARACTERS_MAX).replace(/-+$/, '');
}

/** The slug itself if it is free, else the first free one of `slug-2`, `slug-3`… */
export function freeSlugOf(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug;
  const stem = slugStemOf(slug);
  let counter = 2;
  while (taken.has(`${stem}-${counter}`)) counter += 1;
  return `${stem}-${counter}`;
}
