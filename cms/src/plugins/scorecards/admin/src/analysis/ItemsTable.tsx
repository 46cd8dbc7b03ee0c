import { DataTable } from '@congkhai/admin-parts/data-table';
import type { BlockAnalysis } from '@congkhai/shared/scorecards/analysis';
import { Badge, Field, Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useState } from 'react';
import { ShareBar } from '../components/ShareBar';
import { useFigures } from '../use-figures';
import { useText } from '../use-text';
import { type AnalyzedItem, chooseItems, ITEM_CHOICES, type ItemChoice } from './chosen-items';

/** Where the block lost points, item by item; those that nobody reaches and those that everybody does can be picked out. */
export function ItemsTable({ analysis }: { analysis: BlockAnalysis }) {
  const text = useText();
  const [choice, setChoice] = useState<ItemChoice>('most-lost');
  const items = chooseItems(analysis.items, choice);
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Field.Root maxWidth="36rem">
        <Field.Label>{text('analysis.items.choice')}</Field.Label>
        <SingleSelect
          value={choice}
          onChange={(value) =>
            setChoice(ITEM_CHOICES.find((candidate) => candidate === value) ?? 'all')
          }
        >
          {ITEM_CHOICES.map((candidate) => (
            <SingleSelectOption key={candidate} value={candidate}>
              {text(`analysis.choice.${candidate}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      <DataTable
        caption={text('analysis.items.caption', { count: items.length })}
        columns={[
          { label: text('analysis.item') },
          { label: text('analysis.maximum'), isFigure: true },
          { label: text('analysis.mean'), isFigure: true },
          { label: text('analysis.best'), isFigure: true },
          { label: text('analysis.meanLost'), isFigure: true },
          { label: text('analysis.shareLost') },
          { label: text('analysis.atMaximum'), isFigure: true },
          { label: text('analysis.zero'), isFigure: true },
        ]}
      >
        <tbody>
          {items.map((item) => (
            <ItemRow key={item.itemId} item={item} />
          ))}
        </tbody>
      </DataTable>
    </Flex>
  );
}

function ItemRow({ item }: { item: AnalyzedItem }) {
  const text = useText();
  const { formatFigure } = useFigures();
  const { loss, maximum } = item;
  return (
    <tr>
      <th scope="row">
        {item.itemId} {item.name}{' '}
        {item.isReachedByNobody ? <Badge>{text('analysis.reachedByNobody')}</Badge> : null}
        {item.isReachedByAll ? <Badge>{text('analysis.reachedByAll')}</Badge> : null}
      </th>
      <td className="figure">{formatFigure(maximum)}</td>
      <td className="figure">{loss ? formatFigure(loss.meanPoints) : '–'}</td>
      <td className="figure">{loss ? formatFigure(loss.highestPoints) : '–'}</td>
      <td className="figure">{loss ? formatFigure(loss.meanLost) : '–'}</td>
      <td>{loss ? <ShareBar kind="lost" share={loss.meanLost} of={maximum} /> : null}</td>
      <td className="figure">{`${item.atMaximumCount} / ${item.applicableCount}`}</td>
      <td className="figure">{item.zeroCount}</td>
    </tr>
  );
}
