import { Readable } from 'node:stream';
import { xmlTextOf } from '@congkhai/shared/text/xml-text';
import { ZipFile } from 'yazl';
import type { SheetContent, WorkbookContent } from './content';
import { sheetXml } from './sheet-xml';
import { styleTable } from './styles';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** The media type of .xlsx files. */
export const XLSX_TYPE = `${TYPES}.sheet`;

// The same content gives the same bytes at any time and place: days in archives are kept without a time zone, and this is the first.
const MTIME = new Date(1980, 0, 1, 0, 0, 0);
const OPTIONS = { mtime: MTIME, forceDosTimestamp: true, compressionLevel: 6, mode: 0o100644 };

/** The bytes of an .xlsx file with this content. Rows are taken one by one, so a sheet may be made while it is written. */
export async function writeWorkbook(content: WorkbookContent): Promise<Buffer> {
  const zip = new ZipFile();
  const bytes = collect(zip.outputStream);
  const add = (name: string, xml: string) => zip.addBuffer(Buffer.from(XML + xml), name, OPTIONS);
  const { sheets, title } = content;
  add('[Content_Types].xml', contentTypesXml(sheets.length));
  add('_rels/.rels', relationsXml([relationXml(1, 'officeDocument', 'xl/workbook.xml'), CORE]));
  add('docProps/core.xml', corePropertiesXml(title));
  add('xl/workbook.xml', workbookXml(sheets));
  add('xl/_rels/workbook.xml.rels', workbookRelationsXml(sheets.length));
  const styles = styleTable();
  for (const [index, sheet] of sheets.entries())
    zip.addReadStreamLazy(`xl/worksheets/sheet${index + 1}.xml`, OPTIONS, (give) =>
      give(null, Readable.from(sheetXml(sheet, styles), { objectMode: false })),
    );
  // Written last: by then every style is known.
  zip.addReadStreamLazy('xl/styles.xml', OPTIONS, (give) =>
    give(null, Readable.from([XML + styles.xml()], { objectMode: false })),
  );
  zip.end();
  return bytes;
}

async function collect(stream: NodeJS.ReadableStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

const relationXml = (id: number, type: string, target: string) =>
  `<Relationship Id="rId${id}" Type="${OFFICE}/relationships/${type}" Target="${target}"/>`;
const CORE = `<Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>`;

function relationsXml(relations: readonly string[]): string {
  return `<Relationships xmlns="${PACKAGE}/relationships">${relations.join('')}</Relationships>`;
}

function workbookRelationsXml(sheetCount: number): string {
  const sheets = Array.from({ length: sheetCount }, (_, index) =>
    relationXml(index + 1, 'worksheet', `worksheets/sheet${index + 1}.xml`),
  );
  return relationsXml([...sheets, relationXml(sheetCount + 1, 'styles', 'styles.xml')]);
}

function contentTypesXml(sheetCount: number): string {
  const override = (part: string, type: string) =>
    `<Override PartName="${part}" ContentType="${type}"/>`;
  return [
    `<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    override('/xl/workbook.xml', `${TYPES}.sheet.main+xml`),
    override('/xl/styles.xml', `${TYPES}.styles+xml`),
    override('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
    ...Array.from({ length: sheetCount }, (_, index) =>
      override(`/xl/worksheets/sheet${index + 1}.xml`, `${TYPES}.worksheet+xml`),
    ),
    '</Types>',
  ].join('');
}

function corePropertiesXml(title: string): string {
  const namespaces = `xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"`;
  return `<cp:coreProperties ${namespaces}><dc:title>${xmlTextOf(title)}</dc:title><dc:language>vi</dc:language></cp:coreProperties>`;
}

function workbookXml(sheets: readonly SheetContent[]): string {
  const list = sheets.map(({ name, isHidden }, index) => {
    const state = isHidden ? ' state="veryHidden"' : '';
    return `<sheet name="${xmlTextOf(name)}" sheetId="${index + 1}"${state} r:id="rId${index + 1}"/>`;
  });
  const printTitles = sheets.flatMap(({ name, frozen }, index) => {
    if (!frozen?.rows) return [];
    const quoted = xmlTextOf(`'${name.replaceAll("'", "''")}'`);
    const rows = `$${frozen.firstPrintedRow ?? 1}:$${frozen.rows}`;
    return `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${quoted}!${rows}</definedName>`;
  });
  const names =
    printTitles.length > 0 ? `<definedNames>${printTitles.join('')}</definedNames>` : '';
  return `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}/relationships"><bookViews><workbookView/></bookViews><sheets>${list.join('')}</sheets>${names}</workbook>`;
}
