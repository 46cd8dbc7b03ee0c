import { DataTable } from '@congkhai/admin-parts/data-table';
import { ReadingDialog } from '../components/ReadingDialog';
import { useText } from '../use-text';
import type { Board } from './board';

interface ErrataDialogProps {
  release: Board['releases'][number];
  onClose: () => void;
}

/** What a release corrects in the one before it. */
export function ErrataDialog({ release: { number, errata }, onClose }: ErrataDialogProps) {
  const text = useText();
  return (
    <ReadingDialog
      title={text('errata.title', { number })}
      loaded={{ status: 'loaded', data: errata }}
      onClose={onClose}
    >
      {(lines) => (
        <DataTable
          caption={text('errata.caption', { count: lines.length })}
          columns={[
            { label: text('errata.place') },
            { label: text('errata.from'), isFigure: true },
            { label: text('errata.to'), isFigure: true },
            { label: text('errata.reason') },
          ]}
        >
          <tbody>
            {lines.map((line, position) => (
              // Errata are never reordered, and nothing of them need be unique.
              <tr key={String(position)}>
                <th scope="row">{[line.unitId, line.itemId].filter(Boolean).join(', ') || '–'}</th>
                <td className="figure">{line.from ?? '–'}</td>
                <td className="figure">{line.to ?? '–'}</td>
                <td>{line.reason}</td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
    </ReadingDialog>
  );
}
