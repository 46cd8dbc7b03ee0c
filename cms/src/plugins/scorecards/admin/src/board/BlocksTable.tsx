import { Flex, LinkButton, ProgressBar, Typography } from '@strapi/design-system';
import { GridNine } from '@strapi/icons';
import { Link } from 'react-router-dom';
import { ReadingTable } from '../components/ReadingTable';
import { PAGES_ROOT } from '../constants';
import { useText } from '../use-text';
import type { Board } from './board';

type Block = Board['blocks'][number];

/** How far each block is, with the way into its grid. */
export function BlocksTable({ board }: { board: Board }) {
  const text = useText();
  return (
    <ReadingTable
      caption={text('board.blocks.caption')}
      columns={[
        { label: text('board.block') },
        { label: text('board.selfAssessed') },
        { label: text('board.appraised') },
        { label: text('board.complete') },
        { label: text('board.actions') },
      ]}
    >
      <tbody>
        {board.blocks.map((block) => (
          <BlockRow key={block.documentId} block={block} />
        ))}
      </tbody>
    </ReadingTable>
  );
}

function BlockRow({ block }: { block: Block }) {
  const text = useText();
  const counts = [
    { id: 'selfAssessed', count: block.selfAssessedCount },
    { id: 'appraised', count: block.appraisedCount },
    { id: 'complete', count: block.completeCount },
  ];
  return (
    <tr>
      <th scope="row">
        {block.name}
        <Typography tag="p" variant="pi" textColor="neutral600">
          {block.frameworkName}
        </Typography>
      </th>
      {counts.map(({ id, count }) => (
        <td key={id}>
          <Progress
            label={`${block.name}: ${text(`board.${id}`)}`}
            {...{ count }}
            of={block.unitCount}
          />
        </td>
      ))}
      <td>
        <Flex gap={2} wrap="wrap">
          <LinkButton
            tag={Link}
            to={`${PAGES_ROOT}/matrix/${block.documentId}`}
            startIcon={<GridNine />}
            variant="secondary"
            size="S"
          >
            {text('board.openMatrix')}
          </LinkButton>
          <LinkButton
            tag={Link}
            to={`${PAGES_ROOT}/analysis/${block.documentId}`}
            variant="tertiary"
            size="S"
          >
            {text('board.openAnalysis')}
          </LinkButton>
        </Flex>
      </td>
    </tr>
  );
}

function Progress({ label, count, of }: { label: string; count: number; of: number }) {
  return (
    <Flex direction="column" alignItems="stretch" gap={1} minWidth="12rem">
      <Typography variant="pi">{`${count} / ${of}`}</Typography>
      <ProgressBar
        aria-label={label}
        size="S"
        value={of === 0 ? 0 : Math.round((100 * count) / of)}
      />
    </Flex>
  );
}
