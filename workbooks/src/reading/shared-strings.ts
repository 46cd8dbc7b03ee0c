import { CELL_CHARACTERS_MAX, CELLS_MAX } from '../limits';
import type { Archive } from './archive';
import { WorkbookRefused } from './workbook-refused';
import { parseXml } from './xml';

/** The texts that cells name by their number. Runs of one text with different fonts are joined; phonetic guides are left out. */
export async function readSharedStrings(archive: Archive, part: string): Promise<string[]> {
  const strings: string[] = [];
  let isInText = false;
  let isInPhonetic = false;
  let text = '';
  await parseXml(archive.read(part), {
    open(element) {
      if (element === 's:si') text = '';
      if (element === 's:rPh') isInPhonetic = true;
      if (element === 's:t') isInText = !isInPhonetic;
    },
    text(piece) {
      if (isInText) text += piece;
    },
    close(element) {
      if (element === 's:t') isInText = false;
      if (element === 's:rPh') isInPhonetic = false;
      if (element !== 's:si') return;
      if (text.length > CELL_CHARACTERS_MAX || strings.length >= CELLS_MAX)
        throw new WorkbookRefused('Tệp có ô chứa văn bản dài hơn mức Excel cho phép.');
      strings.push(text);
    },
  });
  return strings;
}
