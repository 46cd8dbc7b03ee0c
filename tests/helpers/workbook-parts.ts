import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A workbook as Excel would have saved it after somebody worked in it: cells of one sheet are replaced by the XML of others. What no
 * library writes on request (formulas, merged cells, a bomb) can be put in.
 */
export function withSheet(
  workbook: Buffer,
  sheetNumber: number,
  edit: (xml: string) => string,
): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'congkhai-workbook-'));
  try {
    const file = join(folder, 'book.xlsx');
    writeFileSync(file, workbook);
    const parts = join(folder, 'parts');
    execFileSync('python3', ['-m', 'zipfile', '-e', file, parts]);
    const sheet = join(parts, 'xl', 'worksheets', `sheet${sheetNumber}.xml`);
    writeFileSync(sheet, edit(readFileSync(sheet, 'utf8')));
    const entries = ['[Content_Types].xml', '_rels', 'docProps', 'xl'].map((part) =>
      join(parts, part),
    );
    execFileSync('python3', ['-m', 'zipfile', '-c', file, ...entries]);
    return readFileSync(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Replaces what a cell holds. `content` is XML such as `<v>12.97</v>`, or a text. */
export function setCell(xml: string, address: string, content: string): string {
  const cell = new RegExp(`<c r="${address}"( s="\\d+")?[^>]*?(?:/>|>.*?</c>)`);
  if (!cell.test(xml)) throw new Error(`the sheet has no cell ${address}`);
  return xml.replace(cell, (_, style = '') =>
    content.startsWith('<')
      ? `<c r="${address}"${style}>${content}</c>`
      : `<c r="${address}"${style} t="inlineStr"><is><t>${content}</t></is></c>`,
  );
}
