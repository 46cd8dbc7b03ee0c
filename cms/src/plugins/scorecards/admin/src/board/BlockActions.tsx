import { isPeriodOpen } from '@congkhai/shared/scorecards/period';
import { Button, Flex, LinkButton } from '@strapi/design-system';
import { GridNine } from '@strapi/icons';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { PAGES_ROOT } from '../constants';
import { ExportsDialog } from '../files/ExportsDialog';
import { ImportScoresDialog } from '../files/ImportScoresDialog';
import { useText } from '../use-text';
import type { Board } from './board';

interface BlockActionsProps {
  board: Board;
  block: Board['blocks'][number];
  onDone: () => void;
}

/** Where a block's scores are entered, imported, exported and analysed. */
export function BlockActions({ board, block, onDone }: BlockActionsProps) {
  const text = useText();
  const [dialog, setDialog] = useState<'import' | 'export' | null>(null);
  const canChange = isPeriodOpen(board.stage) || board.isCorrectionOpen;
  const close = () => setDialog(null);
  return (
    <Flex gap={2} wrap="wrap" minWidth="26rem">
      <LinkButton
        tag={Link}
        to={`${PAGES_ROOT}/matrix/${block.documentId}`}
        startIcon={<GridNine />}
        variant="secondary"
        size="S"
      >
        {text('board.openMatrix')}
      </LinkButton>
      {canChange ? (
        <Button variant="tertiary" size="S" onClick={() => setDialog('import')}>
          {text('board.import')}
        </Button>
      ) : null}
      <Button variant="tertiary" size="S" onClick={() => setDialog('export')}>
        {text('board.export')}
      </Button>
      <LinkButton
        tag={Link}
        to={`${PAGES_ROOT}/analysis/${block.documentId}`}
        variant="tertiary"
        size="S"
      >
        {text('board.openAnalysis')}
      </LinkButton>
      {dialog === 'import' ? (
        <ImportScoresDialog
          block={block}
          isReasonRequired={board.isCorrectionOpen}
          onDone={onDone}
          onClose={close}
        />
      ) : null}
      {dialog === 'export' ? <ExportsDialog block={block} onClose={close} /> : null}
    </Flex>
  );
}
