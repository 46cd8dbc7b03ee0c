import { formatThousandths } from '@congkhai/shared/scorecards/points';
import {
  Field,
  Flex,
  IconButton,
  SingleSelect,
  SingleSelectOption,
  TextInput,
} from '@strapi/design-system';
import { ArrowDown, Plus, Trash } from '@strapi/icons';
import { memo } from 'react';
import { PointsInput } from '../components/PointsInput';
import { type Text, useText } from '../use-text';
import {
  type EnteredItem,
  type ItemPath,
  type ItemsChange,
  type RowProblem,
  withChild,
  withItem,
  withoutItem,
  withSibling,
} from './item-tree';

interface FrameworkItemRowProps {
  item: EnteredItem;
  /** The item's path, joined by commas. */
  place: string;
  problems: readonly RowProblem[];
  disabled: boolean;
  onChange: (change: ItemsChange) => void;
}

/** One line of a framework: its inputs are named after the item, for whoever cannot see the column. */
export const FrameworkItemRow = memo(function FrameworkItemRow(props: FrameworkItemRowProps) {
  const { item, place, problems, disabled, onChange } = props;
  const path = place.split(',').map(Number);
  const text = useText();
  const change = (changed: Partial<EnteredItem>) =>
    onChange((items) => withItem(items, path, changed));
  const isGroup = item.children.length > 0;
  const errorOf = (...wanted: string[]) => {
    const problem = problems.find((candidate) =>
      wanted.includes(candidate.kind === 'field' ? candidate.field : candidate.kind),
    );
    return problem ? describe(problem, text) : false;
  };
  const labelOf = (column: string) =>
    text('items.label', { column: text(column), item: item.itemId || '…' });
  const indent = { paddingInlineStart: `${0.8 + (path.length - 1) * 1.6}rem` };
  return (
    <tr className={isGroup ? 'group' : ''}>
      <td style={indent}>
        <Field.Root error={errorOf('itemId', 'duplicate-id')}>
          <TextInput
            aria-label={labelOf('items.itemId')}
            size="S"
            value={item.itemId}
            disabled={disabled}
            data-column="itemId"
            onChange={({ target }) => change({ itemId: target.value.trim() })}
          />
          <Field.Error />
        </Field.Root>
      </td>
      <td>
        <Field.Root error={errorOf('name')}>
          <TextInput
            aria-label={labelOf('items.name')}
            size="S"
            value={item.name}
            disabled={disabled}
            data-column="name"
            onChange={({ target }) => change({ name: target.value })}
          />
          <Field.Error />
        </Field.Root>
      </td>
      <td>
        <PointsInput
          label={labelOf('items.maximum')}
          points={item.maximumThousandths}
          error={errorOf('maximumThousandths', 'sum-differs') || undefined}
          disabled={disabled}
          column="maximum"
          onChange={(maximumThousandths) => change({ maximumThousandths })}
        />
      </td>
      <td className={isGroup ? 'line' : ''}>
        {isGroup ? (
          text('items.sumOfChildren')
        ) : (
          <Field.Root error={errorOf('method-missing', 'method-on-group')}>
            <SingleSelect
              aria-label={labelOf('items.method')}
              size="S"
              value={item.method}
              disabled={disabled}
              onChange={(method) =>
                change({ method: method === 'survey' ? 'survey' : 'appraisal' })
              }
            >
              <SingleSelectOption value="appraisal">{text('method.appraisal')}</SingleSelectOption>
              <SingleSelectOption value="survey">{text('method.survey')}</SingleSelectOption>
            </SingleSelect>
            <Field.Error />
          </Field.Root>
        )}
      </td>
      <td>
        <ItemActions itemId={item.itemId} path={path} disabled={disabled} onChange={onChange} />
      </td>
    </tr>
  );
});

interface ItemActionsProps {
  itemId: string;
  path: ItemPath;
  disabled: boolean;
  onChange: (change: ItemsChange) => void;
}

function ItemActions({ itemId, path, disabled, onChange }: ItemActionsProps) {
  const text = useText();
  const actions = [
    { id: 'addChild', icon: <Plus />, apply: withChild },
    { id: 'addSibling', icon: <ArrowDown />, apply: withSibling },
    { id: 'remove', icon: <Trash />, apply: withoutItem },
  ];
  return (
    <Flex gap={1}>
      {actions.map(({ id, icon, apply }) => (
        <IconButton
          key={id}
          label={text(`items.${id}`, { item: itemId })}
          disabled={disabled}
          onClick={() => onChange((items) => apply(items, path))}
        >
          {icon}
        </IconButton>
      ))}
    </Flex>
  );
}

function describe(problem: RowProblem, text: Text): string {
  switch (problem.kind) {
    case 'field':
      return text(`items.problem.${problem.field}`);
    case 'sum-differs':
      return text('items.problem.sum-differs', {
        sum: formatThousandths(problem.childrenMaximumThousandths),
      });
    default:
      return text(`items.problem.${problem.kind}`);
  }
}
