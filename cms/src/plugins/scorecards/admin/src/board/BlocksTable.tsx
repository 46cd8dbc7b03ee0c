import { DataTable } from '@congkhai/admin-parts/data-table';
import { Flex, Typography } from '@strapi/design-system';
import { ShareBar } from '../components/ShareBar';
import { useText } from '../use-text';
import { BlockActions } from './BlockActions';
import type { Board } from './board';

interface BlocksTableProps {
  board: Board;
  onDone: () => void;
}

/** How far each block is, with the way into its grid. */
export function BlocksTable({ board, onDone }: BlocksTableProps) {
  const text = useText();
  return (
    <DataTable
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
          <BlockRow key={block.documentId} {...{ board, block, onDone }} />
        ))}
      </tbody>
    </DataTable>
  );
}

interface BlockRowProps extends BlocksTableProps {
  block: Board['blocks'][number];
}

function BlockRow({ board, block, onDone }: BlockRowProps) {
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
          <Progress count={count} of={block.unitCount} />
        </td>
      ))}
      <td>
        <BlockActions board={board} block={block} onDone={onDone} />
      </td>
    </tr>
  );
}

function Progress({ count, of }: { count: number; of: number }) {
  return (
    <Flex direction="column" alignItems="stretch" gap={1} minWidth="12rem">
      <Typography variant="pi">{`${count} / ${of}`}</Typography>
      <ShareBar kind="done" share={count} of={of} />
    </Flex>
  );
}
