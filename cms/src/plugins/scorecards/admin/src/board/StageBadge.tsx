import { isPeriodOpen, isPeriodPublic, type PeriodStage } from '@congkhai/shared/scorecards/period';
import { Badge, Flex } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { useText } from '../use-text';

interface StageBadgeProps {
  stage: PeriodStage;
  isCorrectionOpen: boolean;
}

/** Where a year stands, in words and in a colour. */
export function StageBadge({ stage, isCorrectionOpen }: StageBadgeProps) {
  const text = useText();
  const { formatMessage } = useIntl();
  return (
    <Flex gap={2} wrap="wrap" inline>
      <Badge variant={variantOf(stage)}>{formatMessage({ id: stage })}</Badge>
      {isCorrectionOpen ? (
        <Badge backgroundColor="danger100" textColor="danger700">
          {text('board.correctionOpen')}
        </Badge>
      ) : null}
    </Flex>
  );
}

function variantOf(stage: PeriodStage) {
  if (isPeriodPublic(stage)) return 'success';
  return isPeriodOpen(stage) ? 'primary' : 'secondary';
}
