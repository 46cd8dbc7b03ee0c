import { addressOf } from './address';
import { columnOf } from './cells';
import { writtenCountOf } from './count';
import { commaOnly, readCsvTable } from './csv-table';
import { ImportRefused } from './import-refused';
import type { InputFile } from './input-file';
import type { ArticleFinder } from './match-articles';

/**
 * What people wrote beside addresses that nobody else can place: the report of an earlier run, with `articleId` filled in. Rows without an
 * article are passed over. @throws ImportRefused if an article is not published.
 */
export async function readAddressMap(
  file: InputFile,
  finder: ArticleFinder,
): Promise<ReadonlyMap<string, string>> {
  const articleIdByWritten = new Map<string, string>();
  const articleIdByAddress = new Map<string, string>();
  for (const text of file.texts) {
    await readCsvTable(text, separatorOf, (header) => {
      const address = columnOf(header, 'address', text.name, writtenCountOf);
      const article = columnOf(header, 'articleId', text.name, writtenCountOf);
      return (row) => {
        const articleId = article.text(row).trim();
        if (articleId === '') return;
        if (!finder.isPublished(articleId)) throw notPublished(articleId, article.place(row));
        articleIdByWritten.set(address.text(row), articleId);
        articleIdByAddress.set(addressOf(address.text(row)), articleId);
      };
    });
  }
  // The report has addresses in their compared form. Decoded once more, a few of them would be others, so as it stands goes first.
  return new Map([...articleIdByAddress, ...articleIdByWritten]);
}

function separatorOf(headerLine: string): string {
  return headerLine.includes(';') ? ';' : commaOnly();
}

function notPublished(articleId: string, place: ImportRefused['place']): ImportRefused {
  const shown = JSON.stringify(articleId.slice(0, 60));
  const vi = `cần mã của một bài đang công khai, gặp ${shown}`;
  const en = `expected the id of a published article, found ${shown}`;
  return new ImportRefused({ vi, en }, place);
}
