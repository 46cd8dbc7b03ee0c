import { scoredItemsOf } from '@congkhai/shared/scorecards/framework';
import { formatThousandths, toDisplayed } from '@congkhai/shared/scorecards/points';
import { SCORE_FIELDS, type ScoreField } from '@congkhai/shared/scorecards/scorecard';
import { useMemo } from 'react';
import { EntryTable } from '../components/EntryTable';
import { type Text, useText } from '../use-text';
import {
  type EnteredScore,
  type EnteredScores,
  resultOf,
  rowsOf,
  scoreFieldsOf,
  scoreOf,
  totalsOf,
} from './entered-scores';
import { ScoreRow } from './ScoreRow';
import type { ScoringItems } from './use-scoring-items';

interface ScoresTableProps {
  label: string;
  scoringItems: ScoringItems;
  scores: EnteredScores;
  disabled: boolean;
  onChange: (itemId: string, score: EnteredScore) => void;
}

/** The items to score under the headings of their areas, with what they add up to. */
export function ScoresTable({ label, scoringItems, scores, disabled, onChange }: ScoresTableProps) {
  const text = useText();
  const { items } = scoringItems;
  const fields = useMemo(() => {
    const inUse = new Set(scoredItemsOf(items).flatMap(scoreFieldsOf));
    return SCORE_FIELDS.filter((field) => inUse.has(field));
  }, [items]);
  const totals = totalsOf(items, scores);
  return (
    <EntryTable label={label}>
      <thead>
        <tr>
          <th style={{ minWidth: '18rem', width: '40%' }}>{text('scores.item')}</th>
          <th className="figure">{text('scores.maximum')}</th>
          <th style={{ minWidth: '13.5rem' }}>{text('scores.state')}</th>
          {fields.map((field) => (
            <th key={field} style={{ minWidth: '8rem' }}>
              {text(`scores.${field}`)}
            </th>
          ))}
          <th style={{ minWidth: '12rem' }}>{text('scores.remark')}</th>
        </tr>
      </thead>
      <tbody>
        {rowsOf(items).map(({ item, depth }) =>
          item.children.length > 0 ? (
            <tr key={item.itemId} className="group">
              <th scope="colgroup" style={indentOf(depth)}>
                {item.itemId} {item.name}
              </th>
              <td className="figure">{formatThousandths(item.maximumThousandths)}</td>
              <td />
              <SumCells fields={fields} sums={totalsOf([item], scores)} />
              <td />
            </tr>
          ) : (
            <ScoreRow
              key={item.itemId}
              item={item}
              indent={indentOf(depth).paddingInlineStart}
              fields={fields}
              score={scoreOf(scores, item.itemId)}
              disabled={disabled}
              onChange={onChange}
            />
          ),
        )}
      </tbody>
      <tfoot>
        <tr>
          <th>{text('scores.total')}</th>
          <td className="figure">{formatThousandths(totals.maximumThousandths)}</td>
          <td />
          <SumCells fields={fields} sums={totals} />
          <td />
        </tr>
        <tr>
          <th>{text('scores.result')}</th>
          <td colSpan={fields.length + 3} aria-live="polite">
            {describeResult(scoringItems, scores, text)}
          </td>
        </tr>
      </tfoot>
    </EntryTable>
  );
}

function SumCells({ fields, sums }: { fields: ScoreField[]; sums: Record<ScoreField, number> }) {
  return fields.map((field) => (
    <td key={field} className="figure">
      {formatThousandths(sums[field])}
    </td>
  ));
}

function describeResult(
  { items, rounding, decimalsShown }: ScoringItems,
  scores: EnteredScores,
  text: Text,
): string {
  const result = resultOf(items, scores, rounding);
  if (result.kind === 'incomplete')
    return text('scores.incomplete', { count: result.missingItemIds.length });
  if (result.kind === 'not-applicable') return text('scores.notApplicable');
  const percent = toDisplayed(result.percentThousandths, { decimals: decimalsShown, rounding });
  return text('scores.scored', {
    points: formatThousandths(result.pointsThousandths),
    maximum: formatThousandths(result.applicableMaximumThousandths),
    percent: formatThousandths(percent),
  });
}

function indentOf(depth: number) {
  return { paddingInlineStart: `${0.8 + depth * 1.6}rem` };
}
