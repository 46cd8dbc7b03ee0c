import {
  CellApiModule,
  ClientSideRowModelModule,
  type ColDef,
  type ColGroupDef,
  CustomEditorModule,
  EventApiModule,
  type GridOptions,
  type Module,
  PinnedRowModule,
  RenderApiModule,
  ScrollApiModule,
  TooltipModule,
  themeQuartz,
} from 'ag-grid-community';
import { CellEditor, type EditorSource } from './cell-editor';
import { CellRenderer, type CellSource, type MarkSigns, type Row } from './cell-renderer';
import type { GridColumn, GridView } from './grid-view';

/** The parts of the grid library that are used; the others are not bundled. */
export const GRID_MODULES: Module[] = [
  CellApiModule,
  ClientSideRowModelModule,
  CustomEditorModule,
  EventApiModule,
  PinnedRowModule,
  RenderApiModule,
  ScrollApiModule,
  TooltipModule,
];

const ROW_HEIGHT = 32;
const HEADING_HEIGHT = 26;
const HEADING_LINE_HEIGHT = 18;
// A heading of two words breaks into two lines.
const HEADING_LINES_MIN = 2;

/** The colours of Strapi's theme that the grid is drawn in. */
export interface GridColours {
  background: string;
  heading: string;
  line: string;
  text: string;
  accent: string;
}

/** What the columns need to know of the grid around them. */
export interface GridContext extends Pick<EditorSource, 'detailId'> {
  view(): GridView;
  isSelected(place: { row: number; column: number }): boolean;
  checkTyped(place: { row: number; column: number }, text: string): string | null;
  leaveTo(step: -1 | 1): void;
  signs: MarkSigns;
}

/** How the grid behaves, whatever it shows. */
export function gridOptions(colours: GridColours): GridOptions<Row> {
  return {
    theme: themeQuartz.withParams({
      backgroundColor: colours.background,
      foregroundColor: colours.text,
      headerBackgroundColor: colours.heading,
      borderColor: colours.line,
      accentColor: colours.accent,
      cellHorizontalPadding: 0,
      columnBorder: true,
      fontFamily: 'inherit',
      fontSize: 13,
      wrapperBorderRadius: 4,
    }),
    rowHeight: ROW_HEIGHT,
    groupHeaderHeight: HEADING_HEIGHT,
    enterNavigatesVertically: true,
    enterNavigatesVerticallyAfterEdit: true,
    stopEditingWhenCellsLoseFocus: true,
    readOnlyEdit: true,
    suppressCellFocus: false,
    suppressMovableColumns: true,
    suppressDragLeaveHidesColumns: true,
    suppressColumnVirtualisation: false,
    enableBrowserTooltips: true,
    animateRows: false,
    getRowId: ({ data }) => String(data.row),
  };
}

/** The rows of a view, as the grid library takes them. */
export function rowsOf({ rowCount }: GridView): Row[] {
  return Array.from({ length: rowCount }, (_, row) => ({ row }));
}

/** Room for the lines of the headings. */
export function headerHeightOf({ columns }: GridView): number {
  const lines = Math.max(HEADING_LINES_MIN, ...columns.map(({ heading }) => heading.length));
  return 12 + HEADING_LINE_HEIGHT * lines;
}

/** The columns of a view; those of one area stand below its name. */
export function columnDefinitionsOf(context: GridContext): (ColDef<Row> | ColGroupDef<Row>)[] {
  const definitions: (ColDef<Row> | ColGroupDef<Row>)[] = [];
  const groups = new Map<string, ColGroupDef<Row>>();
  for (const [position, column] of context.view().columns.entries()) {
    const definition = columnDefinitionOf(column, position, context);
    if (!column.group) {
      definitions.push(definition);
      continue;
    }
    const { id, name } = column.group;
    const known = groups.get(id);
    if (known) known.children.push(definition);
    else {
      const group: ColGroupDef<Row> = {
        // Groups and columns share one space of ids, and an area may be an item too.
        groupId: `area ${id}`,
        headerName: name,
        headerTooltip: name,
        children: [definition],
      };
      groups.set(id, group);
      definitions.push(group);
    }
  }
  return definitions;
}

function columnDefinitionOf(
  column: GridColumn,
  position: number,
  context: GridContext,
): ColDef<Row> {
  const placeOf = (row: number) => ({ row, column: position });
  const source: CellSource = {
    column,
    cellAt: (row) => context.view().cellAt(placeOf(row)),
    footer: () => context.view().footerAt(position),
    isHeading: (row) => context.view().isHeading(row),
    isSelected: (row) => context.isSelected(placeOf(row)),
    signs: context.signs,
  };
  const editor: EditorSource = {
    column,
    choicesAt: (row) => context.view().choicesAt(placeOf(row)),
    checkTyped: (row, text) => context.checkTyped(placeOf(row), text),
    detailId: context.detailId,
    leaveTo: context.leaveTo,
  };
  return {
    colId: column.id,
    headerName: column.heading.join('\n'),
    headerTooltip: column.tooltip,
    headerClass: `is-${column.align}`,
    width: column.width,
    minWidth: 48,
    pinned: column.pin,
    lockPinned: true,
    sortable: false,
    resizable: true,
    suppressMovable: true,
    suppressHeaderMenuButton: true,
    editable: ({ node, data }) =>
      !column.isOpened && !node.rowPinned && !!data && source.cellAt(data.row).isEditable,
    valueGetter: ({ data, node }) =>
      node?.rowPinned ? source.footer() : data && source.cellAt(data.row).text,
    cellRenderer: CellRenderer,
    cellRendererParams: source,
    cellEditor: CellEditor,
    cellEditorParams: editor,
  };
}
