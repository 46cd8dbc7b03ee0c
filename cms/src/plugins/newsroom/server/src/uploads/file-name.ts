import { MEDIA_ENDINGS, type MediaType } from '@congkhai/shared/news/media';

const NAME_CHARACTERS_MAX = 150;
/** Characters without a shape of their own: controls, marks of direction, joiners, byte order marks. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu;
/** What Windows, macOS or an address would take for something else. */
const RESERVED = /[<>:"|?*%#&{}]/g;
const OTHER_ENDINGS: Partial<Record<MediaType, readonly string[]>> = {
  'image/jpeg': ['jpeg', 'jpe', 'jfif'],
};

/** A name with the ending that belongs to what the file is, or that it claims to be something else. */
export type FileName = { kind: 'fits'; name: string } | { kind: 'claims-other'; ending: string };

/**
 * What a file is called in the media library: without folders, NFC, nothing invisible, nothing reserved, at most 150 characters, and
 * with the ending of its kind. "C:\\Tài liệu\\Báo cáo.PDF" is "Báo cáo.pdf". A name without an ending gets one.
 */
export function fileNameOf(written: string, mediaType: MediaType): FileName {
  const visible = written.normalize('NFC').replace(INVISIBLE, '');
  // A dot at the beginning hides a file, and is no ending.
  const base = (visible.split(/[/\\]/).at(-1) ?? '').replace(/^[\s.]+/, '');
  const dot = base.lastIndexOf('.');
  const ending =
    dot < 0
      ? ''
      : base
          .slice(dot + 1)
          .trim()
          .toLowerCase();
  const expected = MEDIA_ENDINGS[mediaType];
  const isEnding = /^[a-z0-9]{1,8}$/.test(ending);
  const fits = ending === expected || OTHER_ENDINGS[mediaType]?.includes(ending);
  if (isEnding && !fits && /[a-z]/.test(ending)) return { kind: 'claims-other', ending };
  const stem = tidyStem(fits ? base.slice(0, dot) : base);
  return { kind: 'fits', name: `${stem || 'tep'}.${expected}` };
}

function tidyStem(stem: string): string {
  const tidied = stem.replace(RESERVED, '-').replace(/\s+/gu, ' ');
  // A dot at the end vanishes in Windows.
  return tidied.slice(0, NAME_CHARACTERS_MAX).replace(/[\s.]+$/u, '');
}
