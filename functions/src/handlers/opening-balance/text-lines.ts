import { ImportRefused } from './import-refused';

/** A longer line is no row of a table: a quotation mark lacks its end, or the file is no text. */
const LINE_CHARACTERS_MAX = 1_000_000;

/** A piece of UTF-8 text and where it came from, unpacked while it is read. */
export interface TextFile {
  /** As people know it; of a part of an archive: "export.zip/pages.csv". */
  name: string;
  chunks(): AsyncIterable<Uint8Array>;
}

/**
 * Hands over the lines of a text one by one, without their ends and without a byte order mark, in constant memory.
 * @throws ImportRefused if it is not UTF-8 or a line is too long.
 */
export async function readLines(
  file: TextFile,
  handle: (line: string, number: number) => void,
): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  let number = 0;
  const takeLines = (text: string) => {
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      const line = start === 0 ? rest + text.slice(0, end) : text.slice(start, end);
      number += 1;
      handle(line.endsWith('\r') ? line.slice(0, -1) : line, number);
      if (start === 0) rest = '';
      start = end + 1;
    }
    rest += text.slice(start);
    if (rest.length > LINE_CHARACTERS_MAX) throw tooLong(file.name, number + 1);
  };
  const decode = (chunk?: Uint8Array) => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch (cause) {
      throw notUtf8(file.name, number + 1, cause);
    }
  };
  for await (const chunk of file.chunks()) takeLines(decode(chunk));
  takeLines(decode());
  if (rest !== '') handle(rest, number + 1);
}

function tooLong(file: string, line: number): ImportRefused {
  return new ImportRefused(
    {
      vi: `dòng dài hơn ${LINE_CHARACTERS_MAX} ký tự: có lẽ thiếu một dấu ngoặc kép đóng`,
      en: `the line has more than ${LINE_CHARACTERS_MAX} characters: a closing quotation mark may be missing`,
    },
    { file, line },
  );
}

function notUtf8(file: string, line: number, cause: unknown): ImportRefused {
  return new ImportRefused(
    {
      vi: 'tệp không phải UTF-8. Trong Excel hãy lưu dạng “CSV UTF-8”',
      en: 'the file is not UTF-8. In Excel save it as "CSV UTF-8"',
    },
    { file, line },
    { cause },
  );
}
