import { DataTable } from '@congkhai/admin-parts/data-table';
import type { AnalyzedUnit, BlockAnalysis } from '@congkhai/shared/scorecards/analysis';
import { Button } from '@strapi/design-system';
import { Fragment, useState } from 'react';
import { useFigures } from '../use-figures';
import { useText } from '../use-text';
import { UnitLosses } from './UnitLosses';

const COLUMN_COUNT = 7;

/** Every ranked unit with what it lacks to the next grade and rank; where it lost points unfolds below it. */
export function UnitsTable({ analysis }: { analysis: BlockAnalysis }) {
  const text = useText();
  const [openUnitId, setOpenUnitId] = useState<string | null>(null);
  return (
    <DataTable
      caption={text('analysis.units.caption', { count: analysis.units.length })}
      columns={[
        { label: text('analysis.rank'), isFigure: true },
        { label: text('analysis.unit') },
        { label: text('analysis.points'), isFigure: true },
        { label: text('analysis.grade') },
        { label: text('analysis.nextGrade') },
        { label: text('analysis.nextRank') },
        { label: text('analysis.losses') },
      ]}
    >
      <tbody>
        {analysis.units.map((unit) => {
          const isOpen = openUnitId === unit.unit.unitId;
          return (
            <Fragment key={unit.unit.unitId}>
              <UnitRow
                unit={unit}
                isOpen={isOpen}
                onToggle={() => setOpenUnitId(isOpen ? null : unit.unit.unitId)}
              />
              {isOpen ? (
                <tr>
                  <td colSpan={COLUMN_COUNT}>
                    <UnitLosses unit={unit} analysis={analysis} />
                  </td>
                </tr>
              ) : null}
            </Fragment>
          );
        })}
      </tbody>
    </DataTable>
  );
}

interface UnitRowProps {
  unit: AnalyzedUnit;
  isOpen: boolean;
  onToggle: () => void;
}

function UnitRow({ unit, isOpen, onToggle }: UnitRowProps) {
  const text = useText();
  const { formatFigure } = useFigures();
  const { nextGrade, nextRank } = unit;
  const toggleText = text(isOpen ? 'analysis.hide' : 'analysis.show');
  return (
    <tr>
      <td className="figure">{unit.rank}</td>
      <th scope="row">{unit.unit.name}</th>
      <td className="figure">
        {formatFigure(unit.points)} ({formatFigure(unit.percent)} %)
      </td>
      <td>{unit.grade?.name ?? '–'}</td>
      <td>
        {nextGrade
          ? text('analysis.needs', {
              points: formatFigure(nextGrade.pointsNeeded),
              target: nextGrade.grade.name,
            })
          : '–'}
        {nextGrade ? <SingleItems itemIds={nextGrade.itemIds} /> : null}
      </td>
      <td>
        {nextRank
          ? text('analysis.needs', {
              points: formatFigure(nextRank.pointsNeeded),
              target: text('analysis.rankNumber', { rank: nextRank.rank }),
            })
          : '–'}
      </td>
      <td>
        <Button
          variant="tertiary"
          size="S"
          aria-expanded={isOpen}
          // Begins with what is seen, so that it can be said aloud.
          aria-label={`${toggleText}. ${text('analysis.lossesOf', { unit: unit.unit.name })}`}
          onClick={onToggle}
        >
          {toggleText}
        </Button>
      </td>
    </tr>
  );
}

const SHOWN_ITEMS_MAX = 3;

function SingleItems({ itemIds }: { itemIds: readonly string[] }) {
  const text = useText();
  if (itemIds.length === 0) return <div>{text('analysis.noSingleItem')}</div>;
  const shown = itemIds.slice(0, SHOWN_ITEMS_MAX).join(', ');
  return <div>{text('analysis.singleItems', { items: shown })}</div>;
}
