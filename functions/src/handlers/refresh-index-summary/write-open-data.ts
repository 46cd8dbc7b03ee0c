import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { PublishedStore } from '@congkhai/published-store';
import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import type { OpenDataFile, OpenDataIndex } from '@congkhai/shared/contracts/open-data';
import { areaTable } from '@congkhai/shared/open-data/area-table';
import { type CatalogueSettings, describeRelease } from '@congkhai/shared/open-data/catalogue';
import { writeCsv } from '@congkhai/shared/open-data/csv';
import { describeTables } from '@congkhai/shared/open-data/csvw';
import { scoreCubes, summaryCubes } from '@congkhai/shared/open-data/cubes';
import { describeDcat } from '@congkhai/shared/open-data/dcat';
import { itemTable } from '@congkhai/shared/open-data/item-table';
import { type CubeContext, writeJsonStat } from '@congkhai/shared/open-data/json-stat';
import { rankingTable } from '@congkhai/shared/open-data/ranking-table';
import { describeSchemaOrg } from '@congkhai/shared/open-data/schema-org';
import { scoreTable } from '@congkhai/shared/open-data/score-table';
import type { Framework } from '@congkhai/shared/scorecards/framework';
import type { ItemTables } from '@congkhai/shared/scorecards/item-tables';
import type { SealedRelease } from '@congkhai/shared/scorecards/release';
import type { Scorecard } from '@congkhai/shared/scorecards/scorecard';
import type { PeriodSummary } from '@congkhai/shared/scorecards/summary';
import { annexWorkbook } from '@congkhai/workbooks/published/annex-workbook';

/** What the open data of a release is made of: its frozen documents, and what was computed from them. */
export interface OpenDataSources {
  sealed: SealedRelease;
  frameworks: ReadonlyMap<string, Framework>;
  scorecards: readonly Scorecard[];
  summary: PeriodSummary;
  items: ItemTables;
}

type StoredFile = OpenDataIndex['files'][number];
type Written = Pick<OpenDataFile, 'bytes' | 'sha256'> & { stored: Buffer };
type FileDescription = Pick<OpenDataFile, 'name' | 'title' | 'mediaType'>;

const CSV = 'text/csv; charset=utf-8; header=present';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const GZIP = 'application/gzip';

/**
 * Writes every file of the open data of a release into the store, one after another, so that only one is in memory at a time.
 * Gives what the index says of them. The descriptions come last: they name the checksums of the others.
 */
export async function writeOpenData(
  published: PublishedStore,
  sources: OpenDataSources,
  settings: CatalogueSettings,
): Promise<StoredFile[]> {
  const { periodId, number } = sources.sealed.release;
  const files: StoredFile[] = [];
  const keep = async (description: FileDescription, chunks: Iterable<string>) => {
    const { stored, ...written } = await compress(chunks);
    const storedName = `${description.name}.gz`;
    await published.writeBytes(objectKeys.openDataFile(periodId, number, storedName), {
      bytes: stored,
      mediaType: GZIP,
    });
    files.push({ ...description, ...written, storedName, isCompressed: true });
  };
  const { tables, group } = tablesOf(sources, settings);
  for (const table of tables)
    await keep({ name: table.fileName, title: table.title, mediaType: CSV }, writeCsv(table));
  await keep(CSV_METADATA, [jsonOf(describeTables(tables, group))]);
  await keepCubes(sources, keep);
  files.push(await writeAnnex(published, sources));
  for (const [description, document] of descriptionsOf(sources, settings, files))
    await keep(description, [jsonOf(document)]);
  return files;
}

const CSV_METADATA: FileDescription = {
  name: 'csv-metadata.json',
  title: { vi: 'Mô tả các tệp CSV (CSVW)', en: 'Description of the CSV files (CSVW)' },
  mediaType: 'application/csvm+json',
};

function tablesOf(
  { sealed, summary, items, ...sources }: OpenDataSources,
  settings: CatalogueSettings,
) {
  const { release, sha256 } = sealed;
  const { title, publisher } = describeRelease(release, sha256, settings);
  return {
    tables: [
      rankingTable(summary),
      areaTable(summary),
      itemTable(items),
      scoreTable({ release, ...sources }),
    ],
    group: { title, publisher, licenceUrl: settings.licenceUrl },
  };
}

async function keepCubes(
  { sealed, summary, frameworks, scorecards }: OpenDataSources,
  keep: (description: FileDescription, chunks: Iterable<string>) => Promise<void>,
): Promise<void> {
  const { release, sha256 } = sealed;
  const context: CubeContext = {
    label: `${release.name} (bản công bố ${release.number})`,
    source: release.decision
      ? `${release.decision.number}, ${release.decision.issuer}`
      : release.name,
    updated: release.frozenAt,
    note: [`SHA-256 ${sha256}`, ...(release.hasDemonstrationData ? ['Có số liệu minh hoạ'] : [])],
  };
  const mediaType = 'application/json';
  const summaryFile: FileDescription = {
    name: 'json-stat.json',
    title: { vi: 'Xếp hạng và lĩnh vực (JSON-stat)', en: 'Ranking and areas (JSON-stat)' },
    mediaType,
  };
  const scoresFile: FileDescription = {
    name: 'json-stat-scores.json',
    title: { vi: 'Điểm từng mục (JSON-stat)', en: 'Scores of every item (JSON-stat)' },
    mediaType,
  };
  await keep(summaryFile, writeJsonStat(summaryCubes(summary), context));
  const cubes = scoreCubes({ release, frameworks, scorecards });
  await keep(scoresFile, writeJsonStat(cubes, context));
}

async function writeAnnex(
  published: PublishedStore,
  sources: OpenDataSources,
): Promise<StoredFile> {
  const { periodId, number } = sources.sealed.release;
  const name = 'annex.xlsx';
  const bytes = await annexWorkbook(sources);
  const key = objectKeys.openDataFile(periodId, number, name);
  await published.writeBytes(key, { bytes, mediaType: XLSX });
  return {
    name,
    title: { vi: 'Phụ lục (Excel)', en: 'Annex (Excel)' },
    mediaType: XLSX,
    bytes: bytes.byteLength,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    storedName: name,
    isCompressed: false,
  };
}

function descriptionsOf(
  { sealed }: OpenDataSources,
  settings: CatalogueSettings,
  dataFiles: readonly StoredFile[],
): [FileDescription, object][] {
  const { release, sha256 } = sealed;
  const files = dataFiles.map(({ storedName: _name, isCompressed: _is, ...file }) => file);
  const description = describeRelease(release, sha256, settings);
  const mediaType = 'application/ld+json';
  return [
    [
      {
        name: 'dcat.jsonld',
        title: { vi: 'Mô tả bộ dữ liệu (DCAT 3)', en: 'Description of the dataset (DCAT 3)' },
        mediaType,
      },
      describeDcat(release, description, settings, files),
    ],
    [
      {
        name: 'schema-org.jsonld',
        title: {
          vi: 'Mô tả bộ dữ liệu (schema.org)',
          en: 'Description of the dataset (schema.org)',
        },
        mediaType,
      },
      describeSchemaOrg(release, description, settings, files),
    ],
  ];
}

function jsonOf(document: object): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** Compresses a text that comes in pieces; the same text gives the same bytes. Only the compressed file is held. */
async function compress(chunks: Iterable<string>): Promise<Written> {
  const hash = createHash('sha256');
  const parts: Buffer[] = [];
  let bytes = 0;
  function* counted() {
    for (const chunk of chunks) {
      const piece = Buffer.from(chunk);
      hash.update(piece);
      bytes += piece.byteLength;
      yield piece;
    }
  }
  await pipeline(Readable.from(counted()), createGzip(), async (source) => {
    for await (const part of source) parts.push(part);
  });
  return { stored: Buffer.concat(parts), bytes, sha256: hash.digest('hex') };
}
