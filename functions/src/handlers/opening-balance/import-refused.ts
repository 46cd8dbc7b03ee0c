/** One sentence in both languages of the commands. */
export interface BilingualText {
  vi: string;
  en: string;
}

/** Where in a file something is; lines are counted from 1, columns have the names of the header. */
export interface Place {
  file: string;
  line?: number;
  column?: string;
}

/** The files cannot be imported as they are. Says where and what was expected; nothing has been written. */
export class ImportRefused extends Error {
  override readonly name = 'ImportRefused';
  constructor(
    readonly problem: BilingualText,
    readonly place: Place | null = null,
    options?: ErrorOptions,
  ) {
    super(messageOf(problem, place), options);
  }
}

function messageOf({ vi, en }: BilingualText, place: Place | null): string {
  if (!place) return `${vi} / ${en}`;
  const { file, line, column } = place;
  const placeVi = [file, line && `dòng ${line}`, column && `cột ${column}`];
  const placeEn = [line && `line ${line}`, column && `column ${column}`].filter(Boolean);
  const start = placeEn.length > 0 ? `${placeEn.join(', ')}: ` : '';
  return `${placeVi.filter(Boolean).join(', ')}: ${vi} / ${start}${en}`;
}
