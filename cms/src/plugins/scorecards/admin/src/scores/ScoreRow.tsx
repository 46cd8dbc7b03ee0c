import type { FrameworkItem } from '@congkhai/shared/scorecards/framework';
import { formatThousandths } from '@congkhai/shared/scorecards/points';
import { ItemStateSchema, type ScoreField } from '@congkhai/shared/scorecards/scorecard';
import { SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { memo } from 'react';
import { PointsInput } from '../components/PointsInput';
import type { EnteredPoints } from '../entered-points';
import { useText } from '../use-text';
import {
  type EnteredScore,
  findPointsProblem,
  scoreFieldsOf,
  withPoints,
  withState,
} from './entered-scores';

interface ScoreRowProps {
  item: FrameworkItem;
  indent: string;
  /** The columns of the table; those that the item is not scored by stay empty. */
  fields: readonly ScoreField[];
  score: EnteredScore;
  disabled: boolean;
  onChange: (itemId: string, score: EnteredScore) => void;
}

/** One item to score. Its inputs are named after it, for whoever cannot see line and column. */
export const ScoreRow = memo(function ScoreRow(props: ScoreRowProps) {
  const { item, indent, fields, score, disabled, onChange } = props;
  const text = useText();
  const own = scoreFieldsOf(item);
  const maximum = formatThousandths(item.maximumThousandths);
  const labelOf = (column: string) =>
    text('scores.label', { column: text(column), item: `${item.itemId} ${item.name}` });
  const errorOf = (points: EnteredPoints) => {
    const problem = findPointsProblem(item, points);
    return problem ? text(`scores.problem.${problem}`, { maximum }) : undefined;
  };
  return (
    <tr>
      <th scope="row" className="line" style={{ paddingInlineStart: indent }}>
        {item.itemId} {item.name}
      </th>
      <td className="figure line">{maximum}</td>
      <td>
        <SingleSelect
          aria-label={labelOf('scores.state')}
          size="S"
          value={score.state}
          disabled={disabled}
          onChange={(state) =>
            onChange(item.itemId, withState(score, ItemStateSchema.parse(state)))
          }
        >
          {ItemStateSchema.options.map((state) => (
            <SingleSelectOption key={state} value={state}>
              {text(`state.${state}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </td>
      {fields.map((field) => (
        <td key={field} className={own.includes(field) ? '' : 'figure line'}>
          {own.includes(field) ? (
            <PointsInput
              label={labelOf(`scores.${field}`)}
              points={score[field]}
              error={errorOf(score[field])}
              disabled={disabled || score.state === 'not-applicable'}
              column={field}
              onChange={(points) => onChange(item.itemId, withPoints(score, field, points))}
            />
          ) : (
            '–'
          )}
        </td>
      ))}
      <td>
        <TextInput
          aria-label={labelOf('scores.remark')}
          size="S"
          value={score.remark ?? ''}
          disabled={disabled}
          data-column="remark"
          onChange={({ target }) =>
            onChange(item.itemId, { ...score, remark: target.value === '' ? null : target.value })
          }
        />
      </td>
    </tr>
  );
});
