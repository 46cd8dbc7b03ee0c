import type { NamedLineageLink } from '@congkhai/shared/units/unit-lineage';
import { layoutLineage } from './layout-lineage';

const unit = (unitId: string) => ({ unitId, name: `Xã ${unitId}` });
const link = (
  predecessor: string,
  successor: string,
  generation = 1,
  extent: 'whole' | 'part' = 'whole',
): NamedLineageLink => ({
  predecessor: unit(predecessor),
  successor: unit(successor),
  extent,
  eventId: 'su-kien',
  kind: 'merged',
  effectiveOn: '2025-07-01',
  decision: null,
  generation,
});

test('predecessors stand left, successors right, each generation in a column of its own', () => {
  const { nodes, columnCount, rowCount } = layoutLineage(
    {
      unit: unit('b'),
      predecessors: [link('a1', 'b'), link('a2', 'b'), link('a0', 'a1', 2)],
      successors: [link('b', 'c')],
    },
    { rowsMax: 10 },
  );
  expect([columnCount, rowCount]).toEqual([4, 2]);
  expect(
    Object.fromEntries(nodes.map(({ unitId, column, row }) => [unitId, [column, row]])),
  ).toEqual({
    a0: [0, 0.5],
    a1: [1, 0],
    a2: [1, 1],
    b: [2, 0.5],
    c: [3, 0.5],
  });
});

test('every link between drawn units is an edge, with its extent', () => {
  const { edges } = layoutLineage(
    {
      unit: unit('b'),
      predecessors: [link('a1', 'b'), link('a2', 'b', 1, 'part')],
      successors: [],
    },
    { rowsMax: 10 },
  );
  expect(edges.map(({ from, to, extent }) => [from.unitId, to.unitId, extent])).toEqual([
    ['a1', 'b', 'whole'],
    ['a2', 'b', 'part'],
  ]);
});

test('a unit without a lineage stands alone', () => {
  expect(
    layoutLineage({ unit: unit('b'), predecessors: [], successors: [] }, { rowsMax: 10 }),
  ).toMatchObject({
    nodes: [{ unitId: 'b', column: 0, row: 0 }],
    edges: [],
    columnCount: 1,
    rowCount: 1,
  });
});

test('what does not fit in a column is counted', () => {
  const predecessors = ['a1', 'a2', 'a3'].map((unitId) => link(unitId, 'b'));
  const layout = layoutLineage({ unit: unit('b'), predecessors, successors: [] }, { rowsMax: 2 });
  expect([layout.nodes.length, layout.edges.length, layout.leftOutCount]).toEqual([3, 2, 1]);
});
