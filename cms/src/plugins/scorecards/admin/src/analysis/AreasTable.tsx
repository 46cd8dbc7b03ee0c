import { DataTable } from '@congkhai/admin-parts/data-table';
import type { BlockAnalysis } from '@congkhai/shared/scorecards/analysis';
import { ShareBar } from '../components/ShareBar';
import { useFigures } from '../use-figures';
import { useText } from '../use-text';

/** Where the block lost points, area by area. */
export function AreasTable({ analysis }: { analysis: BlockAnalysis }) {
  const text = useText();
  const { formatFigure } = useFigures();
  return (
    <DataTable
      caption={text('analysis.areas.caption')}
      columns={[
        { label: text('analysis.area') },
        { label: text('analysis.maximum'), isFigure: true },
        { label: text('analysis.mean'), isFigure: true },
        { label: text('analysis.best'), isFigure: true },
        { label: text('analysis.meanLost'), isFigure: true },
        { label: text('analysis.shareLost') },
      ]}
    >
      <tbody>
        {analysis.areas.map(({ areaId, name, effect, maximum, loss }) => (
          <tr key={areaId}>
            <th scope="row">
              {areaId}. {name}
              {effect === 'scored' ? '' : ` (${text(`analysis.effect.${effect}`)})`}
            </th>
            <td className="figure">{formatFigure(maximum)}</td>
            <td className="figure">{loss ? formatFigure(loss.meanPoints) : '–'}</td>
            <td className="figure">{loss ? formatFigure(loss.highestPoints) : '–'}</td>
            <td className="figure">{loss ? formatFigure(loss.meanLost) : '–'}</td>
            <td>{loss ? <ShareBar kind="lost" share={loss.meanLost} of={maximum} /> : null}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
