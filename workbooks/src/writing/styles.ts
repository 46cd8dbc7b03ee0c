import { xmlTextOf } from '@congkhai/shared/text/xml-text';
import type { CellStyle } from './content';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
// Numbers below are Excel's own formats.
const FIRST_OWN_FORMAT = 164;

/** The styles of a workbook, numbered as cells first use them. */
export interface StyleTable {
  /** `isQuoted`: the cell holds text that begins like a formula, and stays text also when somebody edits it. */
  numberOf(style: CellStyle | undefined, isQuoted: boolean): number;
  xml(): string;
}

export function styleTable(): StyleTable {
  const fonts = listing([fontXml({})]);
  // The first two fills are fixed by the format.
  const fills = listing(['none', 'gray125'].map((type) => `<patternFill patternType="${type}"/>`));
  const borders = listing(['<border><left/><right/><top/><bottom/><diagonal/></border>']);
  const formats = listing([]);
  const cells = listing(['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>']);
  const known = new Map<CellStyle | undefined, { plain?: number; quoted?: number }>();

  const add = (style: CellStyle, isQuoted: boolean): number => {
    const font = fonts.add(fontXml(style));
    const fill = style.fill === undefined ? 0 : fills.add(fillXml(style.fill));
    const border = style.hasBorder ? borders.add(THIN_BORDER) : 0;
    const format = style.numberFormat
      ? FIRST_OWN_FORMAT + formats.add(xmlTextOf(style.numberFormat))
      : 0;
    const ids = `numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}"`;
    const applied = 'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"';
    const quote = isQuoted ? ' quotePrefix="1"' : '';
    return cells.add(
      `<xf ${ids} xfId="0" ${applied} applyAlignment="1" applyProtection="1"${quote}>${alignmentXml(style)}<protection locked="${style.isUnlocked ? 0 : 1}"/></xf>`,
    );
  };
  return {
    numberOf(style, isQuoted) {
      if (style === undefined && !isQuoted) return 0;
      const numbers = known.get(style) ?? {};
      known.set(style, numbers);
      const which = isQuoted ? 'quoted' : 'plain';
      numbers[which] ??= add(style ?? {}, isQuoted);
      return numbers[which];
    },
    xml: () =>
      [
        `<styleSheet xmlns="${MAIN}">`,
        formats.list.length > 0 &&
          `<numFmts count="${formats.list.length}">${formats.list.map((code, index) => `<numFmt numFmtId="${FIRST_OWN_FORMAT + index}" formatCode="${code}"/>`).join('')}</numFmts>`,
        `<fonts count="${fonts.list.length}">${fonts.list.join('')}</fonts>`,
        `<fills count="${fills.list.length}">${fills.list.map((fill) => `<fill>${fill}</fill>`).join('')}</fills>`,
        `<borders count="${borders.list.length}">${borders.list.join('')}</borders>`,
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
        `<cellXfs count="${cells.list.length}">${cells.list.join('')}</cellXfs>`,
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
        '</styleSheet>',
      ]
        .filter(Boolean)
        .join(''),
  };
}

function listing(list: string[]) {
  return {
    list,
    /** The position of this entry, added if it is new. */
    add(entry: string): number {
      const position = list.indexOf(entry);
      return position >= 0 ? position : list.push(entry) - 1;
    },
  };
}

function fontXml({ isBold, isItalic, fontSize = 11, color }: CellStyle): string {
  const colour = color ? `<color rgb="FF${color}"/>` : '';
  return `<font>${isBold ? '<b/>' : ''}${isItalic ? '<i/>' : ''}<sz val="${fontSize}"/>${colour}<name val="Times New Roman"/><family val="1"/></font>`;
}

function fillXml(color: string): string {
  return `<patternFill patternType="solid"><fgColor rgb="FF${color}"/><bgColor indexed="64"/></patternFill>`;
}

const side = (name: string) => `<${name} style="thin"><color rgb="FF8EA9C1"/></${name}>`;
const THIN_BORDER = `<border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border>`;

function alignmentXml({ horizontal, isWrapped }: CellStyle): string {
  const across = horizontal ? ` horizontal="${horizontal}"` : '';
  return `<alignment${across} vertical="center"${isWrapped ? ' wrapText="1"' : ''}/>`;
}
