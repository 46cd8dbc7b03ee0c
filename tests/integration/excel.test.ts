import { MatrixResponseSchema } from '@congkhai/shared/contracts/scorecards-admin';
import {
  FrameworkImportResponseSchema,
  ImportReportResponseSchema,
} from '@congkhai/shared/contracts/scorecards-excel';
import * as z from 'zod';
import { readWorkbook } from '../../workbooks/src/reading/read-workbook';
import { aFramework } from '../helpers/builders';
import type { CmsAnswer } from '../helpers/cms-process';
import { type IndexOffice, startIndexOffice } from '../helpers/index-office';
import { describeOnDatabases } from '../helpers/postgres';
import { setCell, withSheet } from '../helpers/workbook-parts';

let office: IndexOffice;

// The sheets of a template: 1 self-assessment, 2 appraisal. Row 6 is the first unit, column D the first item, worth 13.5 points.
const SELF = 1;
const APPRAISAL = 2;

const formOf = (bytes: Buffer) => {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), 'diem.xlsx');
  return form;
};
const dataOf = <Data>(schema: z.ZodType<{ data: Data }>, { status, body }: CmsAnswer): Data => {
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
  return schema.parse(body).data;
};
const messageOf = ({ body }: CmsAnswer) =>
  z.object({ error: z.object({ message: z.string() }) }).parse(body).error.message;

describeOnDatabases('on %s,', (variablesOf) => {
  beforeAll(async () => {
    office = await startIndexOffice(await variablesOf());
  });
  afterAll(() => office?.stop());

  type Year = Awaited<ReturnType<IndexOffice['openYear']>>;
  const addressOf = ({ block }: Year, what: string) =>
    `/scorecards/blocks/${block.documentId}/${what}`;
  async function templateOf(year: Year): Promise<Buffer> {
    const { body } = await office.administrator('GET', addressOf(year, 'template.xlsx'));
    return Buffer.from(z.instanceof(Uint8Array).parse(body));
  }
  const send = (year: Year, bytes: Buffer, query = 'dryRun=true') =>
    office.administrator('POST', addressOf(year, `import?${query}`), formOf(bytes));
  const check = async (year: Year, bytes: Buffer) =>
    dataOf(ImportReportResponseSchema, await send(year, bytes));
  const apply = async (year: Year, bytes: Buffer) => {
    const { sha256, changesSha256 } = await check(year, bytes);
    const query = `dryRun=false&sha256=${sha256}&changesSha256=${changesSha256}`;
    return dataOf(ImportReportResponseSchema, await send(year, bytes, query));
  };
  async function cardsOf(year: Year) {
    const answer = await office.administrator('GET', addressOf(year, 'matrix'));
    return dataOf(MatrixResponseSchema, answer).cards;
  }

  describe('a filled template', () => {
    test('that nobody changed changes nothing', async () => {
      const year = await office.openYear('Xã Tiên Châu', 'Xã Tiên Mỹ');
      const report = await check(year, await templateOf(year));
      expect(report).toMatchObject({ problemCount: 0, changeCount: 0, units: [] });
    });

    test('is imported after a dry run that changed nothing, with Vietnamese commas and words for blanks', async () => {
      const year = await office.openYear('Xã Tiên Châu', 'Xã Tiên Mỹ');
      const filled = withSheet(await templateOf(year), SELF, (xml) =>
        setCell(setCell(setCell(xml, 'D6', '12,97'), 'E6', '<v>3</v>'), 'D7', '<v>0</v>'),
      );
      const report = await check(year, filled);
      expect(report).toMatchObject({ isApplied: false, problemCount: 0, changeCount: 3 });
      expect((await cardsOf(year)).every(({ revision }) => revision === 0)).toBe(true);

      expect(await apply(year, filled)).toMatchObject({ isApplied: true, changeCount: 3 });
      const [chau, my] = await cardsOf(year);
      expect(chau?.scores['1']).toMatchObject({ state: 'scored', selfScoreThousandths: 12_970 });
      expect(chau?.scores['2']).toMatchObject({ selfScoreThousandths: 3_000 });
      expect(my?.scores['1']).toMatchObject({ selfScoreThousandths: 0 });
      // Importing the same again finds nothing left to do.
      expect(await check(year, filled)).toMatchObject({ changeCount: 0 });
    });

    test('with one wrong cell changes nothing at all', async () => {
      const year = await office.openYear('Xã Tiên Châu', 'Xã Tiên Mỹ');
      const filled = withSheet(await templateOf(year), SELF, (xml) =>
        setCell(setCell(xml, 'D6', '<v>12.97</v>'), 'D7', '<v>13.6</v>'),
      );
      expect(await apply(year, filled)).toMatchObject({ isApplied: false, problemCount: 1 });
      expect((await cardsOf(year)).every(({ revision }) => revision === 0)).toBe(true);
    });

    test('is not applied when somebody else has changed the same score after the dry run', async () => {
      const year = await office.openYear('Xã Tiên Châu');
      const filled = withSheet(await templateOf(year), SELF, (xml) =>
        setCell(xml, 'D6', '<v>12</v>'),
      );
      const { sha256, changesSha256 } = await check(year, filled);
      const other = withSheet(await templateOf(year), SELF, (xml) =>
        setCell(xml, 'D6', '<v>11</v>'),
      );
      await apply(year, other);
      const query = `dryRun=false&sha256=${sha256}&changesSha256=${changesSha256}`;
      const answer = dataOf(ImportReportResponseSchema, await send(year, filled, query));
      expect(answer.isApplied).toBe(false);
      expect(answer.units).toMatchObject([{ isChangedSinceTemplate: true }]);
      expect((await cardsOf(year))[0]?.scores['1']?.selfScoreThousandths).toBe(11_000);
    });

    test('needs the rights that typing needs: a unit enters its own points and no appraisal', async () => {
      const year = await office.openYear('Xã Tiên Châu', 'Xã Tiên Mỹ');
      const unit = await office.hireUnit(z.string().parse(year.units[0]?.unitId));
      const asUnit = async (bytes: Buffer) =>
        dataOf(
          ImportReportResponseSchema,
          await unit('POST', addressOf(year, 'import?dryRun=true'), formOf(bytes)),
        );
      const own = await unit('GET', addressOf(year, 'template.xlsx'));
      const template = Buffer.from(z.instanceof(Uint8Array).parse(own.body));
      const selfAssessed = withSheet(template, SELF, (xml) => setCell(xml, 'D6', '<v>12</v>'));
      expect(await asUnit(selfAssessed)).toMatchObject({ problemCount: 0, changeCount: 1 });
      const appraised = withSheet(template, APPRAISAL, (xml) => setCell(xml, 'D6', '<v>12</v>'));
      expect((await asUnit(appraised)).problems).toMatchObject([
        { sheet: 'Thẩm định', cell: 'D6', message: expect.stringContaining('Ô D6: ') },
      ]);
      // The row of another unit is not one of the block, for whoever may not see it.
      const whole = await asUnit(await templateOf(year));
      expect(whole.problems.every(({ cell }) => cell === 'C7')).toBe(true);
      expect(whole.problemCount).toBeGreaterThan(0);
    });
  });

  describe('a wrong cell is named', () => {
    test.each([
      ['a score above its maximum', '<v>13.501</v>', 'vượt điểm tối đa 13,5'],
      ['four decimals', '12,9701', 'có hơn 3 chữ số thập phân'],
      ['a comma and a dot', '1.012,97', 'vừa có dấu phẩy vừa có dấu chấm'],
      ['a negative score', '-1', 'không được âm'],
      ['words', 'mười hai', 'phải là số như 12,97'],
      ['a formula', '<f>1+1</f><v>2</v>', 'chứa công thức; hãy dán giá trị'],
    ])('%s', async (_what, content, expected) => {
      const year = await office.openYear('Xã Tiên Châu');
      const filled = withSheet(await templateOf(year), SELF, (xml) => setCell(xml, 'D6', content));
      const { problems, isApplied } = await apply(year, filled);
      expect(isApplied).toBe(false);
      expect(problems).toMatchObject([{ sheet: 'Tự chấm', cell: 'D6' }]);
      expect(problems[0]?.message).toContain(expected);
      expect((await cardsOf(year))[0]?.revision).toBe(0);
    });

    test('a merged cell', async () => {
      const year = await office.openYear('Xã Tiên Châu');
      const merged = '</sheetData><mergeCells count="1"><mergeCell ref="D6:E6"/></mergeCells>';
      const filled = withSheet(await templateOf(year), SELF, (xml) =>
        xml.replace('</sheetData>', merged),
      );
      expect((await check(year, filled)).problems[0]?.message).toContain('Ô D6 bị gộp (D6:E6)');
    });

    test('a unit that was abolished', async () => {
      const year = await office.openYear('Xã Tiên Châu');
      const gone = await office.createUnit({
        unitId: `xa-cu-${year.year}`,
        fullName: 'Xã Tiên Cũ',
        validFrom: '1990-01-01',
        validTo: '1999-12-31',
      });
      const filled = withSheet(await templateOf(year), SELF, (xml) =>
        setCell(xml, 'A6', z.string().parse(gone.unitId)),
      );
      expect((await check(year, filled)).problems[0]?.message).toContain(
        'là đơn vị “Xã Tiên Cũ”, không còn hiệu lực',
      );
    });
  });

  describe('a file as a whole is refused', () => {
    test('the template of another framework', async () => {
      const year = await office.openYear('Xã Tiên Châu');
      const other = await office.openYear('Xã Tiên Châu');
      const { problems } = await check(year, await templateOf(other));
      expect(problems).toHaveLength(1);
      expect(problems[0]?.message).toContain('không phải của kỳ');
    });

    test('what is no workbook', async () => {
      const year = await office.openYear('Xã Tiên Châu');
      const { problems } = await check(year, Buffer.from('Đơn vị;Điểm\nXã Tiên Châu;12'));
      expect(problems).toMatchObject([{ sheet: null, cell: null }]);
    });

    test('50 MB, before they are read', async () => {
      const year = await office.openYear('Xã Tiên Châu');
      const answer = await send(year, Buffer.alloc(50 * 1_024 * 1_024));
      expect(answer.status).toBe(413);
      expect(messageOf(answer)).toContain('Tệp nặng 50 MB, quá giới hạn 20 MB');
    });

    test('a zip bomb', async () => {
      const year = await office.openYear('Xã Tiên Châu');
      const bomb = withSheet(await templateOf(year), SELF, () => ' '.repeat(300 * 1_024 * 1_024));
      expect(bomb.length).toBeLessThan(2 * 1_024 * 1_024);
      const { problems } = await check(year, bomb);
      expect(problems).toHaveLength(1);
      expect((await cardsOf(year))[0]?.revision).toBe(0);
    });

    test('no file, or two', async () => {
      const year = await office.openYear('Xã Tiên Châu');
      const form = formOf(Buffer.from('a'));
      form.append('file', new Blob(['b']), 'hai.xlsx');
      for (const body of [new FormData(), form]) {
        const answer = await office.administrator(
          'POST',
          addressOf(year, 'import?dryRun=true'),
          body,
        );
        expect(answer.status).toBe(400);
        expect(messageOf(answer)).toBe('Hãy chọn một tệp để gửi.');
      }
    });
  });

  describe('a framework', () => {
    const frameworkOf = async (bytes: Buffer, query = 'dryRun=true') =>
      dataOf(
        FrameworkImportResponseSchema,
        await office.administrator('POST', `/scorecards/frameworks/import?${query}`, formOf(bytes)),
      );

    test('comes in from JSON, goes out as a workbook, and is the same when that is imported', async () => {
      const framework = aFramework({ frameworkId: 'tu-tep-json', name: 'Từ tệp JSON' });
      const json = Buffer.from(JSON.stringify(framework));
      const checked = await frameworkOf(json);
      expect(checked).toMatchObject({ outcome: 'create', isApplied: false, problemCount: 0 });
      const { documentId } = await frameworkOf(json, `dryRun=false&sha256=${checked.sha256}`);
      const address = `/scorecards/frameworks/${documentId}/export?format=`;
      const { body } = await office.administrator('GET', `${address}xlsx`);
      const workbook = Buffer.from(z.instanceof(Uint8Array).parse(body));
      const again = await frameworkOf(workbook);
      expect(again).toMatchObject({
        outcome: 'replace',
        problemCount: 0,
        framework: { frameworkId: 'tu-tep-json', scoredItemCount: 8, maximumThousandths: 100_000 },
      });
      await frameworkOf(workbook, `dryRun=false&sha256=${again.sha256}`);
      const { body: exported } = await office.administrator('GET', `${address}json`);
      expect(exported).toEqual(JSON.parse(JSON.stringify(framework)));
    });

    test('whose parts do not add up is refused at the item', async () => {
      const [area] = aFramework().items;
      if (!area) throw new Error('the framework has no areas');
      const child = { ...area, itemId: '1.1', maximumThousandths: 1_000 };
      const items = [{ ...area, method: null, children: [child] }];
      const json = Buffer.from(JSON.stringify(aFramework({ frameworkId: 'sai-tong', items })));
      const { problems, outcome } = await frameworkOf(json);
      expect(outcome).toBeNull();
      expect(problems[0]?.cell).toContain('items[0]');
    });

    test('that scorecards are scored by cannot be replaced by a file', async () => {
      const year = await office.openYearWithCard();
      const address = `/scorecards/frameworks/${year.framework.documentId}/export?format=json`;
      const { body } = await office.administrator('GET', address);
      const report = await frameworkOf(Buffer.from(JSON.stringify(body)));
      expect(report.problems[0]?.message).toContain('nên không thay được');
    });
  });

  test('a table is exported from approval on, as a workbook that names the block', async () => {
    const year = await office.openYearWithCard();
    const address = addressOf(year, 'export.xlsx?table=ranking');
    expect((await office.administrator('GET', address)).status).toBe(404);
    await office.moveUpTo(year.period, 'approved');
    const { status, body } = await office.administrator('GET', address);
    expect(status).toBe(200);
    const reading = await readWorkbook(Buffer.from(z.instanceof(Uint8Array).parse(body)));
    const cells =
      reading.kind === 'read'
        ? reading.sheets.flatMap(({ rows }) => rows.flatMap((row) => row.cells))
        : [];
    const texts = cells.map(({ text }) => text);
    expect(texts).toContain('Khối: UBND xã');
    expect(texts).toContain('Xã Tiên Châu');
    expect(texts).toContain('85.82');
  });
});
