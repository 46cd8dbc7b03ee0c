import { setTimeout as sleep } from 'node:timers/promises';
import { ImportReportResponseSchema } from '@congkhai/shared/contracts/scorecards-excel';
import { FrameworkItemsSchema, PLAIN_ITEM } from '@congkhai/shared/scorecards/framework';
import { BLANK_SCORE } from '@congkhai/shared/scorecards/scorecard';
import { scoreTemplate } from '@congkhai/workbooks/scorecards/write-template';
import * as z from 'zod';
import { INDEX_COLLECTIONS, type IndexOffice } from '../helpers/index-office';
import { documentOf, relationTo } from '../helpers/newsroom';
import { expectDone, importUnits, measure } from './office-work';

const ITEM_COUNT = 100;
const MEGABYTE = 1_048_576;

const UnitRowsSchema = z.object({
  results: z.array(z.object({ documentId: z.string(), unitId: z.string() })),
});
const MatrixSchema = z.object({
  data: z.object({
    cards: z.array(z.object({ unit: z.object({ unitId: z.string(), name: z.string() }) })),
  }),
});
async function listCommunes({ administrator }: IndexOffice): Promise<{ documentId: string }[]> {
  const found: { documentId: string }[] = [];
  for (let page = 1; ; page += 1) {
    const query = `page=${page}&pageSize=100&filters[tier][$eq]=commune&filters[validFrom][$gte]=2025-07-01`;
    const address = `${INDEX_COLLECTIONS.units}?${query}`;
    const { results } = UnitRowsSchema.parse(expectDone(await administrator('GET', address)));
    found.push(...results);
    if (results.length < 100) return found;
  }
}

function aLongFramework() {
  const items = Array.from({ length: 10 }, (_, area) => ({
    ...PLAIN_ITEM,
    itemId: String(area + 1),
    name: `Lĩnh vực ${area + 1}`,
    maximumThousandths: 10_000,
    method: null,
    children: Array.from({ length: ITEM_COUNT / 10 }, (__, leaf) => ({
      ...PLAIN_ITEM,
      itemId: `${area + 1}.${leaf + 1}`,
      name: `Tiêu chí thành phần ${area + 1}.${leaf + 1}`,
      maximumThousandths: 1_000,
      method: 'appraisal',
      children: [],
    })),
  }));
  return FrameworkItemsSchema.parse(items);
}

async function openBlock(office: IndexOffice, communes: { documentId: string }[]) {
  const create = async (address: string, data: object) =>
    documentOf(await office.administrator('POST', address, data));
  const framework = await create(INDEX_COLLECTIONS.frameworks, {
    frameworkId: 'mot-tram-muc',
    name: 'Bộ chỉ số một trăm mục',
    items: aLongFramework(),
  });
  const period = await create(INDEX_COLLECTIONS.periods, {
    periodId: 'ca-nuoc-2025',
    name: 'Cả nước 2025',
    year: 2025,
  });
  const block = await create(INDEX_COLLECTIONS.blocks, {
    blockId: 'xa',
    name: 'UBND cấp xã',
    period: relationTo(period),
    framework: relationTo(framework),
    units: { connect: communes.map(({ documentId }) => ({ documentId })) },
  });
  return { period, block };
}

/** The template of the block with every score filled in, as somebody would send it. */
async function fillTemplate(office: IndexOffice, block: { documentId: string }): Promise<Buffer> {
  const matrix = await office.administrator('GET', `/scorecards/blocks/${block.documentId}/matrix`);
  const { cards } = MatrixSchema.parse(expectDone(matrix)).data;
  const framework = {
    frameworkId: 'mot-tram-muc',
    name: 'Bộ chỉ số một trăm mục',
    version: 1,
    previousFrameworkId: null,
    decision: null,
    tiers: [],
    yearFrom: null,
    yearTo: null,
    items: aLongFramework(),
  };
  const itemIds = framework.items.flatMap(({ children }) => children.map(({ itemId }) => itemId));
  return scoreTemplate({
    period: { periodId: 'ca-nuoc-2025', name: 'Cả nước 2025' },
    block: { blockId: 'xa', name: 'UBND cấp xã' },
    framework,
    unitsAsOf: '2025-12-31',
    nameIfNotInForce: () => null,
    cards: cards.map(({ unit }, row) => ({
      unit: { ...unit, code: null, parentUnitId: null },
      revision: 0,
      publishedTotals: null,
      scores: Object.fromEntries(
        itemIds.map((itemId, column) => [itemId, scored((row * 31 + column * 17) % 1_001)]),
      ),
    })),
  });
}

function scored(appraisedScoreThousandths: number) {
  return { ...BLANK_SCORE, state: 'scored' as const, appraisedScoreThousandths };
}

/** What a province does once a year: all communes of the country in one block, a hundred items, one workbook; up to publication, measured. */
export async function publishYear(office: IndexOffice): Promise<void> {
  const pid = office.processId();
  await importUnits(office);
  const communes = await listCommunes(office);
  const { period, block } = await openBlock(office, communes);
  await office.moveUpTo(period, 'appraisal');
  const workbook = await fillTemplate(office, block);
  const size = (workbook.length / MEGABYTE).toFixed(1);
  process.stdout.write(
    `${communes.length} units × ${ITEM_COUNT} items, a workbook of ${size} MB\n`,
  );
  const address = `/scorecards/blocks/${block.documentId}/import`;
  const send = async (query: string) => {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(workbook)]), 'diem.xlsx');
    const answer = await office.administrator('POST', `${address}?${query}`, form);
    const { data } = ImportReportResponseSchema.parse(expectDone(answer));
    if (data.problemCount > 0) throw new Error(JSON.stringify(data.problems.slice(0, 3)));
    return data;
  };
  const { sha256, changesSha256 } = await measure('dry run', pid, () => send('dryRun=true'));
  const apply = `dryRun=false&sha256=${sha256}&changesSha256=${changesSha256}`;
  const { changeCount } = await measure('apply', pid, () => send(apply));
  process.stdout.write(`${changeCount} scores imported\n`);
  await measure('stages up to approval, with the freezing of the release', pid, () =>
    office.moveUpTo(period, 'approved'),
  );
  await measure('publication, until everything is in the published store', pid, async () => {
    await office.moveUpTo(period, 'published');
    while ((await office.readPublished('periods.json')) === null) await sleep(100);
  });
}
