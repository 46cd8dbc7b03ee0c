import { type Framework, type FrameworkItem, scoredItemsOf } from '../scorecards/framework';
import type { Block, PeriodRules } from '../scorecards/period';
import { decimalOf } from '../scorecards/points';
import type { Release } from '../scorecards/release';
import { BLANK_SCORE, type ItemScore, type Scorecard } from '../scorecards/scorecard';
import { finalScoreOf, itemStateOf } from '../scorecards/scoring';
import { columnsOf } from './columns';
import { type Table, tableOf } from './table';

interface ScoreRow {
  blockId: string;
  unitId: string;
  item: FrameworkItem;
  score: ItemScore;
  rounding: PeriodRules['rounding'];
}

const { text, id, integer, decimal } = columnsOf<ScoreRow>();

const COLUMNS = [
  id('block_id', ['Mã khối', 'Block id'], ({ blockId }) => blockId),
  id('unit_id', ['Mã định danh đơn vị', 'Unit id'], ({ unitId }) => unitId),
  id('item_id', ['Mã mục được chấm', 'Scored item id'], ({ item }) => item.itemId),
  id(
    'state',
    [
      'Trạng thái: có điểm, 0 điểm, không áp dụng, chưa nộp',
      'State: scored, zero, does not apply, not submitted',
    ],
    ({ item, score, rounding }) => itemStateOf(item, score, rounding),
    { values: ['scored', 'zero', 'not-applicable', 'not-submitted'] },
  ),
  decimal('score', ['Điểm được tính', 'The points that count'], ({ item, score, rounding }) =>
    decimalOrNull(finalScoreOf(item, score, rounding)),
  ),
  decimal('self_score', ['Điểm tự chấm', 'Self-assessed points'], ({ score }) =>
    decimalOrNull(score.selfScoreThousandths),
  ),
  decimal('appraised_score', ['Điểm thẩm định', 'Appraised points'], ({ score }) =>
    decimalOrNull(score.appraisedScoreThousandths),
  ),
  decimal(
    'second_appraised_score',
    ['Điểm thẩm định lần hai', 'Points of the second appraisal'],
    ({ score }) => decimalOrNull(score.secondAppraisedScoreThousandths),
  ),
  decimal('survey_score', ['Điểm điều tra xã hội học', 'Survey points'], ({ score }) =>
    decimalOrNull(score.surveyScoreThousandths),
  ),
  decimal('measured', ['Giá trị đo được', 'Measured value'], ({ score }) =>
    decimalOrNull(score.measuredThousandths),
  ),
  integer(
    'evidence_count',
    ['Số tài liệu kiểm chứng', 'Pieces of evidence'],
    ({ score }) => score.evidence.length,
  ),
  text('remark', ['Nhận xét của hội đồng', "The council's remark"], ({ score }) => score.remark),
  text(
    'explanation',
    ['Giải trình của đơn vị', "The unit's explanation"],
    ({ score }) => score.explanation,
  ),
];

/** What the scores of a release are read from. */
export interface ScoreSources {
  release: Release;
  frameworks: ReadonlyMap<string, Framework>;
  scorecards: readonly Scorecard[];
}

/** One row for each unit and scored item, in the long form: also for what was never submitted. */
export function scoreTable(sources: ScoreSources): Table {
  return tableOf(
    {
      fileName: 'scores.csv',
      title: { vi: 'Điểm từng mục của từng đơn vị', en: 'Scores of every unit and item' },
      columns: COLUMNS,
      primaryKey: ['block_id', 'unit_id', 'item_id'],
      foreignKeys: [
        { columns: ['block_id', 'unit_id'], fileName: 'ranking.csv' },
        { columns: ['block_id', 'item_id'], fileName: 'items.csv' },
      ],
    },
    () => rowsOf(sources),
  );
}

function* rowsOf({ release, frameworks, scorecards }: ScoreSources): Generator<ScoreRow> {
  const { rounding } = release.rules;
  for (const block of release.blocks) {
    const { blockId, frameworkId } = block;
    const items = scoredItemsOf(frameworks.get(frameworkId)?.items ?? []);
    for (const { unitId, scores } of cardsOf(block, scorecards))
      for (const item of items) {
        const score = scores[item.itemId] ?? BLANK_SCORE;
        yield { blockId, unitId, item, score, rounding };
      }
  }
}

/** The scores of every unit of a block, in the order in which the release lists the units. */
export function cardsOf(
  { blockId, units }: Block,
  scorecards: readonly Scorecard[],
): { unitId: string; name: string; scores: Scorecard['scores'] }[] {
  const ofBlock = scorecards.filter((scorecard) => scorecard.blockId === blockId);
  const byUnit = new Map(ofBlock.map((scorecard) => [scorecard.unit.unitId, scorecard]));
  return units.map(({ unitId, name }) => ({
    unitId,
    name,
    scores: byUnit.get(unitId)?.scores ?? {},
  }));
}

function decimalOrNull(thousandths: number | null): number | null {
  return thousandths === null ? null : decimalOf(thousandths);
}
