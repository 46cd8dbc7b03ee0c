import { ScoringMethodSchema } from '@congkhai/shared/scorecards/framework';
import {
  Field,
  SingleSelect,
  SingleSelectOption,
  TextInput,
  Typography,
} from '@strapi/design-system';
import { memo, useId, useState } from 'react';
import { PointsInput } from '../components/PointsInput';
import { useText } from '../use-text';
import { changeOfMethod, type EnteredItem } from './entered-item';
import { ItemActions } from './ItemActions';
import { ItemDetails } from './ItemDetails';
import { type ItemsChange, withItem } from './item-tree';
import { isDetailProblem, type RowProblem } from './row-problems';
import { useItemTexts } from './use-item-texts';

interface FrameworkItemRowProps {
  item: EnteredItem;
  /** The item's path, joined by commas. */
  place: string;
  problems: readonly RowProblem[];
  disabled: boolean;
  onChange: (change: ItemsChange) => void;
}

/** One line of a framework with its details below it, which open by themselves where something in them is wrong. */
export const FrameworkItemRow = memo(function FrameworkItemRow(props: FrameworkItemRowProps) {
  const { item, place, problems, disabled, onChange } = props;
  const path = place.split(',').map(Number);
  const detailsId = useId();
  const { describe } = useItemTexts();
  const [isOpened, setIsOpened] = useState(false);
  const detailProblems = problems.filter(isDetailProblem);
  const isOpen = isOpened || detailProblems.length > 0;
  const change = (changed: Partial<EnteredItem>) =>
    onChange((items) => withItem(items, path, changed));
  return (
    <>
      <tr className={item.children.length > 0 ? 'group' : ''}>
        <LineCells {...{ item, problems, disabled, depth: path.length }} onChange={change} />
        <td>
          <ItemActions
            itemId={item.itemId}
            path={path}
            disabled={disabled}
            detailsId={detailsId}
            isOpen={isOpen}
            onToggle={() => setIsOpened(!isOpen)}
            onChange={onChange}
          />
        </td>
      </tr>
      {isOpen ? (
        <tr id={detailsId}>
          <td colSpan={5} className="details">
            <ItemDetails
              item={item}
              isArea={path.length === 1}
              disabled={disabled}
              errors={detailProblems.map(describe)}
              onChange={change}
            />
          </td>
        </tr>
      ) : null}
    </>
  );
});

interface LineCellsProps {
  item: EnteredItem;
  problems: readonly RowProblem[];
  disabled: boolean;
  /** 1 for a reform area. */
  depth: number;
  onChange: (change: Partial<EnteredItem>) => void;
}

/** The cells of a line. Inputs are named after the item, for whoever cannot see the column. */
function LineCells({ item, problems, disabled, depth, onChange }: LineCellsProps) {
  const text = useText();
  const { describe, summaryOf } = useItemTexts();
  const summary = summaryOf(item);
  const errorOf = (...wanted: string[]) => {
    const problem = problems.find((candidate) =>
      wanted.includes(candidate.kind === 'field' ? candidate.field : candidate.kind),
    );
    return problem ? describe(problem) : false;
  };
  const labelOf = (column: string) =>
    text('items.label', { column: text(column), item: item.itemId || '…' });
  const lineInput = (field: 'itemId' | 'name', ...problemKinds: string[]) => (
    <Field.Root error={errorOf(field, ...problemKinds)}>
      <TextInput
        aria-label={labelOf(`items.${field}`)}
        size="S"
        value={item[field]}
        disabled={disabled}
        data-column={field}
        onChange={({ target: { value } }) =>
          onChange(field === 'itemId' ? { itemId: value.trim() } : { name: value })
        }
      />
      <Field.Error />
    </Field.Root>
  );
  return (
    <>
      <td style={{ paddingInlineStart: `${0.8 + (depth - 1) * 1.6}rem` }}>
        {lineInput('itemId', 'duplicate-id')}
      </td>
      <td>
        {lineInput('name')}
        {summary === '' ? null : (
          <Typography variant="pi" textColor="neutral600">
            {summary}
          </Typography>
        )}
      </td>
      <td>
        <PointsInput
          label={labelOf('items.maximum')}
          points={item.maximumThousandths}
          error={errorOf('maximumThousandths', 'sum-differs') || undefined}
          disabled={disabled}
          column="maximum"
          onChange={(maximumThousandths) => onChange({ maximumThousandths })}
        />
      </td>
      <MethodCell
        {...{ item, disabled, onChange }}
        label={labelOf('items.method')}
        error={errorOf('method-missing', 'method-on-group')}
      />
    </>
  );
}

interface MethodCellProps extends Pick<LineCellsProps, 'item' | 'disabled' | 'onChange'> {
  label: string;
  error: string | false;
}

function MethodCell({ item, label, error, disabled, onChange }: MethodCellProps) {
  const text = useText();
  if (item.children.length > 0) return <td className="line">{text('items.sumOfChildren')}</td>;
  return (
    <td>
      <Field.Root error={error}>
        <SingleSelect
          aria-label={label}
          size="S"
          value={item.method}
          disabled={disabled}
          onChange={(method) => onChange(changeOfMethod(item, ScoringMethodSchema.parse(method)))}
        >
          {ScoringMethodSchema.options.map((method) => (
            <SingleSelectOption key={method} value={method}>
              {text(`method.${method}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
        <Field.Error />
      </Field.Root>
    </td>
  );
}
