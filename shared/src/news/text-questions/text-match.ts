/** A place in a text that a person should look at, in UTF-16 units. */
export interface TextMatch {
  kind: string;
  start: number;
  end: number;
  /** In Vietnamese, for the editor. */
  message: string;
  /** The host that an address typed into words leads to. */
  host?: string;
}

/** All matches of a pattern that is global. */
export function matchAll(
  text: string,
  pattern: RegExp,
  kind: string,
  message: string,
): TextMatch[] {
  return [...text.matchAll(pattern)].map((match) => ({
    kind,
    start: match.index,
    end: match.index + match[0].length,
    message,
  }));
}
