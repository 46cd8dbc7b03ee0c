import { isFieldOf } from '@congkhai/shared/scorecards/cell-changes';
import { foldDiacritics } from '@congkhai/shared/text/text';
import { useMemo, useState } from 'react';
import type { GridView } from '../grid/grid-view';
import { treeView } from '../grid/tree-view';
import { unitsView } from '../grid/units-view';
import type { MatrixStore } from '../matrix-store';
import { FIGURE_FIELDS, type FigureField } from '../sheet/entry';
import type { Place } from '../sheet/region';
import type { CellAddress, UnitSheet } from '../sheet/sheet';
import type { CellTexts } from './use-cell-texts';
import { useNarrow } from './use-narrow';

/** What the grid shows: one unit by its tree, or the units that a search finds by items, for one column. */
export function useGridView(store: MatrixStore, unit: UnitSheet | null, texts: CellTexts) {
  const { sheet, totals, data } = store;
  const { framework } = data;
  const { text, words } = texts;
  const isNarrow = useNarrow();
  const editableFields = useMemo(() => new Set(data.editableFields), [data]);
  const fields = useMemo(
    () =>
      FIGURE_FIELDS.filter((field) =>
        [...sheet.items.values()].some((item) => isFieldOf(item, field)),
      ),
    [sheet],
  );
  const [field, setField] = useState(() => firstFieldOf(fields, editableFields));
  const [search, setSearch] = useState('');
  const units = useMemo(() => {
    const wanted = foldDiacritics(search.trim());
    return wanted === ''
      ? sheet.units
      : sheet.units.filter(({ card }) => foldDiacritics(card.unit.name).includes(wanted));
  }, [sheet, search]);
  const view = useMemo((): GridView => {
    const common = { framework, sheet, editableFields, isNarrow, text, words };
    return unit
      ? treeView({ ...common, unit, rules: data.period.rules })
      : unitsView({ ...common, totals, field, units });
  }, [framework, sheet, totals, editableFields, field, unit, units, isNarrow, data, text, words]);
  const toolbar = {
    field: unit ? null : field,
    fields,
    onField: setField,
    search,
    onSearch: setSearch,
  };
  return { view, units, toolbar, placeOf: (address: CellAddress) => placeOf(view, units, address) };
}

// Whoever opens a matrix to score begins with the column that is scored now.
function firstFieldOf(fields: readonly FigureField[], editable: ReadonlySet<string>): FigureField {
  return (
    fields.find((field) => editable.has(field) && field !== 'measuredThousandths') ??
    fields.find((field) => field === 'appraisedScoreThousandths') ??
    fields[0] ??
    'appraisedScoreThousandths'
  );
}

/** Where a field stands in what is shown; null if it is not shown. */
function placeOf(view: GridView, units: readonly UnitSheet[], address: CellAddress): Place | null {
  const rows = units.findIndex(({ card }) => card.unit.unitId === address.unitId);
  const candidates =
    view.rowCount === units.length && rows >= 0 ? [rows] : [...Array(view.rowCount).keys()];
  for (const row of candidates)
    for (let column = 0; column < view.columns.length; column++) {
      const found = view.addressAt({ row, column });
      if (
        found?.unitId === address.unitId &&
        found.itemId === address.itemId &&
        found.field === address.field
      )
        return { row, column };
    }
  return null;
}
