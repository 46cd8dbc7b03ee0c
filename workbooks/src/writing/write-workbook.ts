import { xmlTextOf } from '@congkhai/shared/text/xml-text';
import type { SheetContent, WorkbookContent } from './content';
import { sheetXml } from './sheet-xml';
import { styleTable } from './styles';
import { createZipArchive } from './zip-archive';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** The media type of .xlsx files. */
export const XLSX_TYPE = `${TYPES}.sheet`;

/** The bytes of an .xlsx file with this content: the same for the same content. Rows are taken one by one, so a sheet may be made while it is written. */
export async function writeWorkbook(content: WorkbookContent): Promise<Buffer> {
  const zip = createZipArchive();
  const add = (name: string, xml: string) => zip.add(name, [XML + xml]);
  const { sheets, title } = content;
  await add('[Content_Types].xml', contentTypesXml(sheets.length));
  await add(
    '_rels/.rels',
    relationsXml([relationXml(1, 'officeDocument', 'xl/workbook.xml'), CORE]),
  );
  await add('docProps/core.xml', corePropertiesXml(title));
  await add('xl/workbook.xml', workbookXml(sheets));
  await add('xl/_rels/workbook.xml.rels', workbookRelationsXml(sheets.length));
  const styles = styleTable();
  for (const [index, sheet] of sheets.entries())
    await zip.add(`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet, styles));
  // Written last: by then every style is known.
  await add('xl/styles.xml', styles.xml());
  return zip.end();
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
