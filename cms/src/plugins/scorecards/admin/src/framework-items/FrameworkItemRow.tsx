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
import { PointsInput } from '../components/PointsInput';
import { type Text, useText } from '../use-text';
import {
  type EnteredItem,
  type ItemPath,
  type RowProblem,
  withChild,
  withItem,
  withoutItem,
  withSibling,
} from './item-tree';

interface FrameworkItemRowProps {
  item: EnteredItem;
  path: ItemPath;
  items: readonly EnteredItem[];
  problems: readonly RowProblem[];
  disabled: boolean;
  onChange: (items: EnteredItem[]) => void;
}

/** One line of a framework: its inputs are named after the item, for whoever cannot see the column. */
export function FrameworkItemRow(props: FrameworkItemRowProps) {
  const { item, path, items, problems, disabled, onChange } = props;
  const text = useText();
  const change = (changed: Partial<EnteredItem>) => onChange(withItem(items, path, changed));
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
      <td className="line">
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
        <Flex gap={1}>
          <IconButton
            label={text('items.addChild', { item: item.itemId })}
            disabled={disabled}
            onClick={() => onChange(withChild(items, path))}
          >
            <Plus />
          </IconButton>
          <IconButton
            label={text('items.addSibling', { item: item.itemId })}
            disabled={disabled}
            onClick={() => onChange(withSibling(items, path))}
          >
            <ArrowDown />
          </IconButton>
          <IconButton
            label={text('items.remove', { item: item.itemId })}
            disabled={disabled}
            onClick={() => onChange(withoutItem(items, path))}
          >
            <Trash />
          </IconButton>
        </Flex>
      </td>
    </tr>
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
