import { localDayOf } from '@congkhai/shared/time/local-day';
import { Flex, Typography } from '@strapi/design-system';
import { Widget } from '@strapi/strapi/admin';
import { useCallback } from 'react';
import { NavLink } from 'react-router-dom';
import { type ScorecardsClient, useScorecardsClient } from '../api/client';
import { useLoaded } from '../api/request-hooks';
import type { Board } from '../board/board';
import { StageBadge } from '../board/StageBadge';
import { stageStepsOf } from '../board/stage-steps';
import { PAGES_ROOT } from '../constants';
import { useDays } from '../use-days';
import { useText } from '../use-text';
import { currentPeriodOf } from './current-period';

/** The year that is being worked on, on the home page: its stage, its deadline and how many units are not finished. */
export function IndexYearWidget() {
  const text = useText();
  const client = useScorecardsClient();
  const load = useCallback(() => loadCurrentBoard(client), [client]);
  const { loaded } = useLoaded(load);
  if (loaded.status === 'loading')
    return <Widget.Loading>{text('request.loading')}</Widget.Loading>;
  if (loaded.status === 'failed') return <Widget.Error>{loaded.message}</Widget.Error>;
  if (!loaded.data) return <Widget.NoData>{text('periods.none')}</Widget.NoData>;
  return <CurrentYear board={loaded.data} />;
}

async function loadCurrentBoard({
  listPeriods,
  readBoard,
}: ScorecardsClient): Promise<Board | null> {
  const period = currentPeriodOf(await listPeriods());
  return period ? readBoard(period.documentId) : null;
}

function CurrentYear({ board }: { board: Board }) {
  const text = useText();
  const { formatDay } = useDays();
  const current = stageStepsOf(board, localDayOf(new Date())).find(
    ({ place }) => place === 'current',
  );
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Typography
        tag={NavLink}
        to={`${PAGES_ROOT}/periods/${board.documentId}`}
        fontWeight="bold"
        textColor="primary700"
      >
        {board.name}
      </Typography>
      <Flex gap={3} wrap="wrap">
        <StageBadge stage={board.stage} isCorrectionOpen={board.isCorrectionOpen} />
        {current?.deadline ? (
          <Typography variant="pi" textColor={current.isLate ? 'danger700' : 'neutral700'}>
            {text(current.isLate ? 'board.late' : 'board.until', {
              day: formatDay(current.deadline),
            })}
          </Typography>
        ) : null}
      </Flex>
      <Flex direction="column" alignItems="stretch" gap={1} tag="ul">
        {board.blocks.map((block) => (
          <Typography key={block.documentId} tag="li" variant="pi">
            {text('widget.block', {
              block: block.name,
              selfAssessed: block.selfAssessedCount,
              complete: block.completeCount,
              count: block.unitCount,
            })}
          </Typography>
        ))}
      </Flex>
    </Flex>
  );
}
