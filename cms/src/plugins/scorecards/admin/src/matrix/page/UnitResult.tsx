import { formatThousandths } from '@congkhai/shared/scorecards/points';
import {
  Button,
  Flex,
  LinkButton,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { Link, useNavigate } from 'react-router-dom';
import { PAGES_ROOT } from '../../constants';
import { useText } from '../../use-text';
import type { MatrixStore } from '../matrix-store';
import type { UnitSheet } from '../sheet/sheet';
import { shownFigureOf } from '../sheet/totals';
import { useMatrixVersion } from './use-matrix';

/** A list of more units than this is no help: the search among all units is. */
const LISTED_UNITS_MAX = 300;

interface UnitResultProps {
  store: MatrixStore;
  unit: UnitSheet;
}

/** One unit's result as it follows from the scores that are shown, and the way to the other units. */
export function UnitResult({ store, unit }: UnitResultProps) {
  useMatrixVersion(store);
  const text = useText();
  const navigate = useNavigate();
  const root = `${PAGES_ROOT}/matrix/${store.data.block.documentId}`;
  const { units } = store.sheet;
  const { unitId } = unit.card.unit;
  const position = units.indexOf(unit);
  const open = (next: UnitSheet | undefined) => {
    if (next) navigate(`${root}/units/${next.card.unit.unitId}`);
  };
  return (
    <Flex gap={3} wrap="wrap" alignItems="center">
      <LinkButton tag={Link} to={root} variant="tertiary" size="S">
        {text('matrix.allUnits')}
      </LinkButton>
      <Button
        variant="tertiary"
        size="S"
        disabled={position <= 0}
        onClick={() => open(units[position - 1])}
      >
        {text('matrix.previousUnit')}
      </Button>
      {units.length <= LISTED_UNITS_MAX ? (
        <SingleSelect
          aria-label={text('matrix.unit')}
          size="S"
          value={unitId}
          onChange={(chosen) => open(store.sheet.byUnitId.get(String(chosen)))}
        >
          {units.map(({ card }) => (
            <SingleSelectOption key={card.unit.unitId} value={card.unit.unitId}>
              {card.unit.name}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      ) : null}
      <Button
        variant="tertiary"
        size="S"
        disabled={position === units.length - 1}
        onClick={() => open(units[position + 1])}
      >
        {text('matrix.nextUnit')}
      </Button>
      <Typography fontWeight="semiBold" aria-live="polite">
        {resultText(store, unitId, text)}
      </Typography>
    </Flex>
  );
}

function resultText({ totals }: MatrixStore, unitId: string, text: ReturnType<typeof useText>) {
  const total = totals.byUnitId.get(unitId);
  if (!total?.scoring) return text('matrix.result.none');
  const { missingCount, scoring, rank, grade } = total;
  const figures = {
    points: formatThousandths(scoring.pointsThousandths),
    maximum: formatThousandths(scoring.applicableMaximumThousandths),
    percent: formatThousandths(shownFigureOf(totals, scoring.percentThousandths)),
  };
  return missingCount > 0
    ? text('matrix.result.soFar', { ...figures, count: missingCount })
    : text('matrix.result', { ...figures, rank: rank ?? '–', grade: grade?.name ?? '–' });
}
