import { DataTable } from '@congkhai/admin-parts/data-table';
import type { BlockAnalysis } from '@congkhai/shared/scorecards/analysis';
import { Flex, Typography } from '@strapi/design-system';
import { useFigures } from '../use-figures';
import { useText } from '../use-text';

type Gap = BlockAnalysis['selfGapOutliers'][number];

/** Whose own points stand out from the council's: over all items together, and item by item. */
export function GapsTables({ analysis }: { analysis: BlockAnalysis }) {
  const text = useText();
  const items = analysis.items.filter(({ selfGapOutliers }) => selfGapOutliers.length > 0);
  if (items.length === 0 && analysis.selfGapOutliers.length === 0)
    return <Typography tag="p">{text('analysis.gaps.none')}</Typography>;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {analysis.selfGapOutliers.length === 0 ? null : (
        <GapsTable
          caption={text('analysis.gaps.total')}
          rows={analysis.selfGapOutliers.map((gap) => ({
            item: text('analysis.gaps.allItems'),
            gap,
          }))}
        />
      )}
      {items.length === 0 ? null : (
        <GapsTable
          caption={text('analysis.gaps.items')}
          rows={items.flatMap(({ itemId, name, selfGapOutliers }) =>
            selfGapOutliers.map((gap) => ({ item: `${itemId} ${name}`, gap })),
          )}
        />
      )}
    </Flex>
  );
}

function GapsTable({ caption, rows }: { caption: string; rows: { item: string; gap: Gap }[] }) {
  const text = useText();
  const { formatFigure, formatSigned } = useFigures();
  return (
    <DataTable
      caption={caption}
      columns={[
        { label: text('analysis.item') },
        { label: text('analysis.unit') },
        { label: text('analysis.selfScore'), isFigure: true },
        { label: text('analysis.appraisedScore'), isFigure: true },
        { label: text('analysis.gap'), isFigure: true },
      ]}
    >
      <tbody>
        {rows.map(({ item, gap }) => (
          <tr key={`${item}/${gap.unit.unitId}`}>
            <td>{item}</td>
            <th scope="row">{gap.unit.name}</th>
            <td className="figure">{formatFigure(gap.selfScore)}</td>
            <td className="figure">{formatFigure(gap.appraisedScore)}</td>
            <td className="figure">{formatSigned(gap.gap)}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
