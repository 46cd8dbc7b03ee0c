import { formatThousandths } from '@congkhai/shared/scorecards/points';
import { Button, Flex, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { CustomField, type CustomFieldProps } from '../components/CustomField';
import { EntryTable } from '../components/EntryTable';
import { readablePointsOf } from '../entered-points';
import { useEnteredValue } from '../use-entered-value';
import { useText } from '../use-text';
import { readItems } from './entered-item';
import { FrameworkItemRow } from './FrameworkItemRow';
import { rowsOf, withArea } from './item-tree';
import { findRowProblems, type RowProblem } from './row-problems';

const NO_PROBLEMS: RowProblem[] = [];

/** The items of a framework as an indented table: area, criterion, sub-criterion, to any depth. */
export function FrameworkItemsInput(props: CustomFieldProps) {
  const { name, label, disabled = false } = props;
  const text = useText();
  const { entered: items, error, change } = useEnteredValue(name, readItems);
  const rows = rowsOf(items);
  const problems = findRowProblems(items);
  const scoredCount = rows.filter(({ item }) => item.children.length === 0).length;
  // Bonus and penalty are no part of the maximum.
  const maximum = items
    .filter(({ effect }) => effect === 'scored')
    .reduce((sum, area) => sum + (readablePointsOf(area.maximumThousandths) ?? 0), 0);
  return (
    <CustomField {...props} error={error}>
      {rows.length === 0 ? (
        <Typography textColor="neutral600">{text('items.empty')}</Typography>
      ) : (
        <EntryTable label={label}>
          <thead>
            <tr>
              <th style={{ minWidth: '9rem' }}>{text('items.itemId')}</th>
              <th style={{ minWidth: '20rem', width: '50%' }}>{text('items.name')}</th>
              <th style={{ minWidth: '9.5rem' }}>{text('items.maximum')}</th>
              <th style={{ minWidth: '18rem' }}>{text('items.method')}</th>
              <th style={{ minWidth: '16rem' }}>{text('items.actions')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ item, path }) => (
              <FrameworkItemRow
                key={path.join()}
                item={item}
                place={path.join()}
                problems={problems.get(path.join()) ?? NO_PROBLEMS}
                disabled={disabled}
                onChange={change}
              />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th colSpan={2}>
                {text('items.total', { areas: items.length, scored: scoredCount })}
              </th>
              <td className="figure">{formatThousandths(maximum)}</td>
              <td colSpan={2} />
            </tr>
          </tfoot>
        </EntryTable>
      )}
      <Flex>
        <Button
          variant="secondary"
          size="S"
          startIcon={<Plus />}
          disabled={disabled}
          onClick={() => change(withArea)}
        >
          {text('items.addArea')}
        </Button>
      </Flex>
    </CustomField>
  );
}
