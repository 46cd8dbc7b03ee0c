import { SHEETS_MAX } from '../limits';
import type { Archive } from './archive';
import { WorkbookRefused } from './workbook-refused';
import { parseXml } from './xml';

/** A sheet as the workbook lists it, and where its cells are. */
export interface SheetPart {
  name: string;
  isHidden: boolean;
  part: string;
}

export interface WorkbookParts {
  sheets: SheetPart[];
  sharedStrings: string | null;
  styles: string | null;
}

const MAIN_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';
const NOT_XLSX = 'Tệp không phải là sổ tính Excel .xlsx.';

/**
 * Finds the parts to read, and refuses what a workbook of points never has: macros, links to other files, data connections.
 * @throws WorkbookRefused
 */
export async function findParts(archive: Archive): Promise<WorkbookParts> {
  const workbookPart = await findWorkbookPart(archive);
  refuseActiveContent(archive.names());
  const folder = workbookPart.slice(0, workbookPart.lastIndexOf('/') + 1);
  const name = workbookPart.slice(folder.length);
  const relations = await readRelations(archive, `${folder}_rels/${name}.rels`, folder);
  const ofType = (type: string) =>
    [...relations.values()].find((relation) => relation.type.endsWith(`/${type}`))?.target ?? null;
  return {
    sheets: await readSheetList(archive, workbookPart, relations),
    sharedStrings: ofType('sharedStrings'),
    styles: ofType('styles'),
  };
}

async function findWorkbookPart(archive: Archive): Promise<string> {
  if (!archive.has('[Content_Types].xml')) throw new WorkbookRefused(NOT_XLSX);
  let part: string | undefined;
  await parseXml(archive.read('[Content_Types].xml'), {
    open(element, attributes) {
      if (element !== 't:Override') return;
      const { PartName = '', ContentType = '' } = attributes();
      if (/macroEnabled/i.test(ContentType))
        throw new WorkbookRefused('Tệp có macro (.xlsm). Hãy lưu thành .xlsx không có macro.');
      if (ContentType === MAIN_TYPE) part = PartName.replace(/^\//, '');
    },
  });
  if (part === undefined || !archive.has(part)) throw new WorkbookRefused(NOT_XLSX);
  return part;
}

function refuseActiveContent(names: readonly string[]): void {
  if (names.some((name) => /vbaProject|macrosheets\//i.test(name)))
    throw new WorkbookRefused('Tệp có macro. Hãy lưu thành .xlsx không có macro.');
  if (names.some((name) => /\/externalLinks\/|\/connections\.xml$|\/queryTables\//i.test(name)))
    throw new WorkbookRefused(
      'Tệp có liên kết tới tệp hoặc nguồn dữ liệu khác. Hãy ngắt liên kết (Data → Edit Links → Break Link) rồi lưu lại.',
    );
  if (names.some((name) => /\/(embeddings|activeX)\//i.test(name)))
    throw new WorkbookRefused('Tệp có đối tượng nhúng. Hãy xoá các đối tượng nhúng rồi lưu lại.');
}

interface Relation {
  type: string;
  target: string;
}

async function readRelations(
  archive: Archive,
  part: string,
  folder: string,
): Promise<Map<string, Relation>> {
  const relations = new Map<string, Relation>();
  if (!archive.has(part)) throw new WorkbookRefused(NOT_XLSX);
  await parseXml(archive.read(part), {
    open(element, attributes) {
      if (element !== 'p:Relationship') return;
      const { Id = '', Type = '', Target = '' } = attributes();
      const target = Target.startsWith('/') ? Target.slice(1) : folder + Target;
      relations.set(Id, { type: Type, target });
    },
  });
  return relations;
}

async function readSheetList(
  archive: Archive,
  part: string,
  relations: ReadonlyMap<string, Relation>,
): Promise<SheetPart[]> {
  const sheets: SheetPart[] = [];
  await parseXml(archive.read(part), {
    open(element, attributes) {
      if (element !== 's:sheet') return;
      const { name = '', state = 'visible', 'r:id': id = '' } = attributes();
      const relation = relations.get(id);
      // Chart sheets have no cells.
      if (!relation?.type.endsWith('/worksheet')) return;
      if (!archive.has(relation.target)) throw new WorkbookRefused(NOT_XLSX);
      sheets.push({
        name: name.normalize('NFC'),
        isHidden: state !== 'visible',
        part: relation.target,
      });
      if (sheets.length > SHEETS_MAX)
        throw new WorkbookRefused(`Tệp có hơn ${SHEETS_MAX} trang tính.`);
    },
  });
  if (sheets.length === 0) throw new WorkbookRefused('Tệp không có trang tính nào.');
  return sheets;
}
