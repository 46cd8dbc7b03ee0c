import type { Text } from '@congkhai/admin-parts/plugin-text';
import type { EditableField, MatrixResponse } from '@congkhai/shared/contracts/scorecards-admin';
import { isFieldOf } from '@congkhai/shared/scorecards/cell-changes';
import { type FrameworkItem, scoredItemsOf } from '@congkhai/shared/scorecards/framework';
import { formatThousandths } from '@congkhai/shared/scorecards/points';
import { maximumOf } from '@congkhai/shared/scorecards/scorecard';
import type { FigureField } from '../sheet/entry';
import type { Place } from '../sheet/region';
import type { Sheet, UnitSheet } from '../sheet/sheet';
import { type CellWords, shownCellOf } from '../sheet/shown-cell';
import { meanOfColumn, shownFigureOf, type Totals, type UnitTotals } from '../sheet/totals';
import { describeItem } from './describe-item';
import { fixedCell, type GridColumn, type GridView, NO_CELL } from './grid-view';

interface UnitsViewOptions {
  framework: MatrixResponse['data']['framework'];
  sheet: Sheet;
  totals: Totals;
  editableFields: ReadonlySet<EditableField>;
  field: FigureField;
  /** The rows: all units, or those that a search has found. */
  units: readonly UnitSheet[];
  /** On a narrow screen nothing but the unit's name stays in place. */
  isNarrow: boolean;
  text: Text;
  words: CellWords;
}

const TOTAL_WIDTHS = { sum: 68, points: 68, maximum: 64, percent: 76, rank: 76, grade: 84 };
type TotalColumn = keyof typeof TOTAL_WIDTHS;
const TOTALS: readonly TotalColumn[] = ['sum', 'points', 'maximum', 'percent', 'rank', 'grade'];

/** All units by all items, for one field; the totals of each unit behind them. */
export function unitsView(options: UnitsViewOptions): GridView {
  const { framework, sheet, totals, editableFields, field, units, words } = options;
  const items = scoredItemsOf(framework.items);
  const addressAt = ({ row, column }: Place) => {
    const unit = units[row];
    const item = items[column - 1];
    return unit && item ? { unitId: unit.card.unit.unitId, itemId: item.itemId, field } : null;
  };
  return {
    columns: columnsOf(options, items),
    rowCount: units.length,
    addressAt,
    cellAt(place) {
      const unit = units[place.row];
      if (!unit) return NO_CELL;
      if (place.column === 0) return fixedCell(unit.card.unit.name, 'text');
      const address = addressAt(place);
      if (address) return shownCellOf(sheet, address, { editableFields, words });
      const total = totals.byUnitId.get(unit.card.unit.unitId);
      const column = TOTALS[place.column - items.length - 1];
      return total && column ? fixedCell(totalText(column, unit, total, options)) : NO_CELL;
    },
    choicesAt: () => null,
    isHeading: () => false,
    footerAt(column) {
      if (column === 0) return options.text('matrix.mean');
      const item = items[column - 1];
      const mean = item ? meanOfColumn(sheet, { itemId: item.itemId, field }, totals) : null;
      return mean === null ? null : formatThousandths(shownFigureOf(totals, mean));
    },
  };
}

function columnsOf(
  { framework, field, isNarrow, text }: UnitsViewOptions,
  items: readonly FrameworkItem[],
): GridColumn[] {
  const areaOf = new Map(
    framework.items.flatMap((area) => scoredItemsOf([area]).map((item) => [item.itemId, area])),
  );
  const itemColumns = items.map((item): GridColumn => {
    const area = areaOf.get(item.itemId);
    return {
      id: item.itemId,
      heading: [item.itemId, fieldMaximumOf(item, field), methodSignOf(item, text)],
      tooltip: describeItem(item, text),
      group: area ? { id: area.itemId, name: `${area.itemId}. ${area.name}` } : null,
      width: 64,
      pin: null,
      align: 'figure',
    };
  });
  const totalColumns = TOTALS.map(
    (id): GridColumn => ({
      id,
      heading: [text(`matrix.totals.${id}`)],
      tooltip: text(`matrix.totals.${id}.hint`),
      group: null,
      width: TOTAL_WIDTHS[id],
      pin: isNarrow ? null : 'right',
      align: id === 'grade' ? 'text' : 'figure',
    }),
  );
  const unit = text('matrix.unit');
  const unitColumn: GridColumn = {
    id: 'unit',
    heading: [unit],
    tooltip: unit,
    group: null,
    width: isNarrow ? 130 : 200,
    pin: 'left',
    align: 'text',
  };
  return [unitColumn, ...itemColumns, ...totalColumns];
}

function fieldMaximumOf(item: FrameworkItem, field: FigureField): string {
  if (!isFieldOf(item, field)) return '–';
  return field === 'measuredThousandths' ? '' : `≤ ${formatThousandths(maximumOf(item, field))}`;
}

function methodSignOf({ method }: FrameworkItem, text: Text): string {
  return method === null ? '' : text(`matrix.methodSign.${method}`);
}

function totalText(
  column: TotalColumn,
  { shown }: UnitSheet,
  { missingCount, scoring, rank, grade }: UnitTotals,
  { field, totals, text }: UnitsViewOptions,
): string {
  if (column === 'rank')
    return missingCount === 0
      ? String(rank ?? '–')
      : text('matrix.missingItems', { count: missingCount });
  if (column === 'grade') return grade?.name ?? '–';
  if (column === 'sum') {
    const points = Object.values(shown).map((score) =>
      score.state === 'scored' ? (score[field] ?? 0) : 0,
    );
    return formatThousandths(points.reduce((sum, value) => sum + value, 0));
  }
  if (!scoring) return '';
  if (column === 'points') return formatThousandths(scoring.pointsThousandths);
  if (column === 'maximum') return formatThousandths(scoring.applicableMaximumThousandths);
  const percent = formatThousandths(shownFigureOf(totals, scoring.percentThousandths));
  return missingCount === 0 ? percent : `≈ ${percent}`;
}
