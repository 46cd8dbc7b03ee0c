import type { MediaType } from '@congkhai/shared/news/media';

/** What a file is by its bytes: a kind that the media library takes, or why it is not taken, in Vietnamese, to be read after the file's name. */
export type Recognition =
  | { kind: 'taken'; mediaType: MediaType }
  | { kind: 'refused'; reason: string };

export function refused(reason: string): Recognition {
  return { kind: 'refused', reason };
}
