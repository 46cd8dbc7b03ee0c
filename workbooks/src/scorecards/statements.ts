import type { CellChange } from '@congkhai/shared/contracts/scorecards-admin';
import { BLANK_SCORE, type ItemScore } from '@congkhai/shared/scorecards/scorecard';
import { addressOf } from '../cell-address';
import { cellProblem, plainText } from '../entered-cell';
import type { ProblemList } from '../problem-list';
import type { BlockCard } from './block-data';
import type { PointsField } from './score-sheets';

/** A change with the cell that asks for it. */
export interface PlacedChange extends CellChange {
  sheet: string;
  cell: string;
}

export interface Place {
  sheet: string;
  row: number;
  column: number;
}

type BlankState = Exclude<ItemScore['state'], 'scored'>;

/** Collects what the sheets say about the same leaf, and makes one list of changes of it. */
export interface Statements {
  /** Points, or the word for a blank, in a field of a leaf. */
  addPoints(leaf: Leaf, field: PointsField, entered: number | BlankState, place: Place): void;
  addRemark(leaf: Leaf, remark: string, place: Place): void;
  /** In the order of the workbook: sheet by sheet, row by row, then states that follow from points. */
  changes(): PlacedChange[];
}
interface Leaf {
  card: BlockCard;
  itemId: string;
}

/**
 * Cells that say what is there already say nothing, so that a filled template changes only what somebody has changed in it. A word
 * for a blank takes the place of the points of its cell and sets the state of the leaf; points make a leaf that did not apply a
 * scored one, unless another sheet says that it does not apply.
 */
export function collectStatements(problems: ProblemList): Statements {
  const changes: PlacedChange[] = [];
  const states = new Map<string, { state: BlankState; place: Place; leaf: Leaf }>();
  const revived = new Map<string, { place: Place; leaf: Leaf }>();

  const keyOf = ({ card, itemId }: Leaf) => `${card.unit.unitId}/${itemId}`;
  const scoreOf = ({ card, itemId }: Leaf) => card.scores[itemId] ?? BLANK_SCORE;
  const push = (
    { card, itemId }: Leaf,
    change: Pick<CellChange, 'field' | 'from' | 'to'>,
    { sheet, row, column }: Place,
  ): void => {
    const cell = addressOf(row, column);
    changes.push({ unitId: card.unit.unitId, itemId, ...change, sheet, cell });
  };
  const addState = (leaf: Leaf, state: BlankState, place: Place): void => {
    const known = states.get(keyOf(leaf));
    if (known && known.state !== state) {
      const other = addressOf(known.place.row, known.place.column);
      problems.add(
        cellProblem(
          place.sheet,
          place.row,
          place.column,
          `mâu thuẫn với ô ${other} của trang “${known.place.sheet}”: cùng một mục vừa không áp dụng vừa chưa nộp`,
        ),
      );
    } else if (!known) states.set(keyOf(leaf), { state, place, leaf });
  };
  return {
    addPoints(leaf, field, entered, place) {
      const score = scoreOf(leaf);
      const current = score[field];
      if (typeof entered === 'number') {
        if (current === entered) return;
        push(leaf, { field, from: current, to: entered }, place);
        if (score.state === 'not-applicable' && !revived.has(keyOf(leaf)))
          revived.set(keyOf(leaf), { place, leaf });
        return;
      }
      // A template is filled with the leaves that do not apply; that one is not submitted, somebody has written.
      if (entered === 'not-applicable' && score.state === entered && current === null) return;
      if (current !== null) push(leaf, { field, from: current, to: null }, place);
      addState(leaf, entered, place);
    },
    addRemark(leaf, remark, place) {
      const from = scoreOf(leaf).remark;
      if (from === null || plainText(from) !== remark)
        push(leaf, { field: 'remark', from, to: remark }, place);
    },
    changes() {
      for (const { state, place, leaf } of states.values()) {
        const from = scoreOf(leaf).state;
        if (from !== state) push(leaf, { field: 'state', from, to: state }, place);
      }
      for (const [key, { place, leaf }] of revived)
        if (!states.has(key))
          push(leaf, { field: 'state', from: 'not-applicable', to: 'scored' }, place);
      return changes;
    },
  };
}
