import { Button, Flex, LinkButton, Typography } from '@strapi/design-system';
import { ArrowLeft, Calendar, File, Pencil } from '@strapi/icons';
import { useCallback, useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { useScorecardsClient } from '../api/client';
import { useLoaded } from '../api/request-hooks';
import { LoadedPage } from '../components/LoadedPage';
import { Notice } from '../components/Notice';
import { Section } from '../components/Section';
import { PAGES_ROOT } from '../constants';
import { useDays } from '../use-days';
import { useText } from '../use-text';
import { BlocksTable } from './BlocksTable';
import type { Board } from './board';
import { CancelCorrectionDialog } from './CancelCorrectionDialog';
import { DeadlinesDialog } from './DeadlinesDialog';
import { DecisionDialog } from './DecisionDialog';
import { OpenCorrectionDialog } from './OpenCorrectionDialog';
import { PublishCorrectionDialog } from './PublishCorrectionDialog';
import { ReleasesTable } from './ReleasesTable';
import { StageMoves } from './StageMoves';
import { StageSteps } from './StageSteps';
import { UnitsWithoutCard } from './UnitsWithoutCard';

const DIALOGS = {
  deadlines: DeadlinesDialog,
  decision: DecisionDialog,
  openCorrection: OpenCorrectionDialog,
  publishCorrection: PublishCorrectionDialog,
  cancelCorrection: CancelCorrectionDialog,
};
type DialogName = keyof typeof DIALOGS;

/** Where a year stands, and everything that moves it on. */
export function BoardPage() {
  const { documentId = '' } = useParams();
  const text = useText();
  const { readBoard } = useScorecardsClient();
  const load = useCallback(() => readBoard(documentId), [readBoard, documentId]);
  const { loaded, reload } = useLoaded(load);
  const board = loaded.status === 'loaded' ? loaded.data : null;
  return (
    <LoadedPage
      title={board?.name ?? text('board.title')}
      navigation={
        <Link to={PAGES_ROOT}>
          <Flex tag="span" gap={2} inline>
            <ArrowLeft aria-hidden />
            <Typography textColor="primary700">{text('pages.periods')}</Typography>
          </Flex>
        </Link>
      }
      actions={board ? <StageMoves board={board} onDone={reload} /> : null}
      loaded={loaded}
      onRetry={reload}
    >
      {(shown) => <BoardSections board={shown} onDone={reload} />}
    </LoadedPage>
  );
}

function BoardSections({ board, onDone }: { board: Board; onDone: () => void }) {
  const text = useText();
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const Dialog = dialog === null ? null : DIALOGS[dialog];
  return (
    <Flex direction="column" alignItems="stretch" gap={8}>
      {board.isCorrectionOpen ? (
        <Notice title={text('board.correctionOpen')}>{board.correctionReason ?? ''}</Notice>
      ) : null}
      <Section
        title={text('board.stages')}
        actions={
          board.canManage ? (
            <Button
              variant="tertiary"
              startIcon={<Calendar />}
              onClick={() => setDialog('deadlines')}
            >
              {text('board.deadlines')}
            </Button>
          ) : null
        }
      >
        <StageSteps board={board} />
      </Section>
      <Section
        title={text('board.blocks')}
        actions={board.canManage ? <EditPeriodLink documentId={board.documentId} /> : null}
      >
        <BlocksTable board={board} onDone={onDone} />
        <UnitsWithoutCard board={board} />
      </Section>
      <Section
        title={text('board.releases')}
        actions={<ReleaseActions board={board} onOpen={setDialog} />}
      >
        <DecisionLine board={board} />
        <ReleasesTable board={board} />
      </Section>
      {Dialog ? <Dialog board={board} onDone={onDone} onClose={() => setDialog(null)} /> : null}
    </Flex>
  );
}

function EditPeriodLink({ documentId }: { documentId: string }) {
  const text = useText();
  return (
    <LinkButton
      tag={Link}
      to={`/content-manager/collection-types/plugin::scorecards.period/${documentId}`}
      variant="tertiary"
      startIcon={<Pencil />}
    >
      {text('board.editPeriod')}
    </LinkButton>
  );
}

interface ReleaseActionsProps {
  board: Board;
  onOpen: (dialog: DialogName) => void;
}

function ReleaseActions({ board, onOpen }: ReleaseActionsProps) {
  const text = useText();
  // Whoever may approve or publish may enter the decision too.
  const canDecide =
    board.canManage || board.possibleStages.some((to) => to === 'approved' || to === 'published');
  return (
    <>
      {canDecide ? (
        <Button variant="tertiary" startIcon={<File />} onClick={() => onOpen('decision')}>
          {text('board.decision')}
        </Button>
      ) : null}
      {board.canOpenCorrection ? (
        <Button variant="secondary" onClick={() => onOpen('openCorrection')}>
          {text('correction.open')}
        </Button>
      ) : null}
      {board.canPublishCorrection ? (
        <>
          <Button variant="danger-light" onClick={() => onOpen('cancelCorrection')}>
            {text('correction.cancel')}
          </Button>
          <Button onClick={() => onOpen('publishCorrection')}>{text('correction.publish')}</Button>
        </>
      ) : null}
    </>
  );
}

function DecisionLine({ board: { decision } }: { board: Board }) {
  const text = useText();
  const { formatDay } = useDays();
  return (
    <Typography tag="p">
      {decision
        ? text('board.decisionLine', {
            number: decision.number,
            issuer: decision.issuer,
            day: formatDay(decision.issuedOn),
          })
        : text('board.noDecision.title')}
    </Typography>
  );
}
