import type { NamedLineageLink, UnitLineage } from '@congkhai/shared/units/unit-lineage';

/** A unit of a drawn lineage: column 0 is the oldest generation, row 0 the uppermost. */
export interface LineageNode {
  unitId: string;
  name: string;
  column: number;
  row: number;
}
export interface LineageEdge {
  from: LineageNode;
  to: LineageNode;
  extent: 'whole' | 'part';
}
export interface LineageLayout {
  nodes: LineageNode[];
  edges: LineageEdge[];
  columnCount: number;
  rowCount: number;
  /** Units that are not drawn because a column would be too long; the table has them. */
  leftOutCount: number;
}

/**
 * Places a lineage in columns by generation, predecessors left and successors right of the unit. Columns are centred on the
 * longest one. A unit that lost a part to its own successor may stand on both sides.
 */
export function layoutLineage(
  { unit, predecessors, successors }: UnitLineage,
  { rowsMax }: { rowsMax: number },
): LineageLayout {
  const depth = Math.max(0, ...predecessors.map(({ generation }) => generation));
  const columns = new Map<number, Map<string, string>>([
    [depth, new Map([[unit.unitId, unit.name]])],
  ]);
  const enter = (column: number, { unitId, name }: { unitId: string; name: string }) => {
    const known = columns.get(column) ?? new Map<string, string>();
    columns.set(column, known.set(unitId, name));
  };
  for (const { generation, predecessor } of predecessors) enter(depth - generation, predecessor);
  for (const { generation, successor } of successors) enter(depth + generation, successor);

  const rowCount = Math.min(rowsMax, Math.max(...[...columns.values()].map(({ size }) => size)));
  const nodes = [...columns].flatMap(([column, units]) =>
    placeColumn(column, [...units].slice(0, rowsMax), rowCount),
  );
  const find = (column: number, unitId: string) =>
    nodes.find((node) => node.column === column && node.unitId === unitId);
  const edgeOf = (link: NamedLineageLink, column: number): LineageEdge[] => {
    const from = find(column, link.predecessor.unitId);
    const to = find(column + 1, link.successor.unitId);
    return from && to ? [{ from, to, extent: link.extent }] : [];
  };
  const unitCount = [...columns.values()].reduce((sum, { size }) => sum + size, 0);
  return {
    nodes,
    edges: [
      ...predecessors.flatMap((link) => edgeOf(link, depth - link.generation)),
      ...successors.flatMap((link) => edgeOf(link, depth + link.generation - 1)),
    ],
    columnCount: columns.size,
    rowCount,
    leftOutCount: unitCount - nodes.length,
  };
}

function placeColumn(
  column: number,
  units: readonly [unitId: string, name: string][],
  rowCount: number,
): LineageNode[] {
  const first = (rowCount - units.length) / 2;
  return units.map(([unitId, name], position) => ({
    unitId,
    name,
    column,
    row: first + position,
  }));
}
