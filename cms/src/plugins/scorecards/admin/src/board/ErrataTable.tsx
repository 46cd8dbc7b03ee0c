import { IconButton, TextInput, Typography } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { EntryTable } from '../components/EntryTable';
import { useText } from '../use-text';
import type { EnteredErratum } from './entered-errata';

interface ErrataTableProps {
  errata: readonly EnteredErratum[];
  onChange: (errata: EnteredErratum[]) => void;
}

/** Errata to confirm: figures can be worded as printed, and each line says why. */
export function ErrataTable({ errata, onChange }: ErrataTableProps) {
  const text = useText();
  if (errata.length === 0) return <Typography tag="p">{text('errata.none')}</Typography>;
  return (
    <EntryTable label={text('errata.caption', { count: errata.length })}>
      <thead>
        <tr>
          <th scope="col">{text('errata.place')}</th>
          <th scope="col">{text('errata.from')}</th>
          <th scope="col">{text('errata.to')}</th>
          <th scope="col" style={{ minWidth: '20rem' }}>
            {text('errata.reason')}
          </th>
          <th scope="col">{text('errata.actions')}</th>
        </tr>
      </thead>
      <tbody>
        {errata.map((line, position) => (
          <ErratumRow
            key={line.key}
            line={line}
            onChange={(changed) => onChange(errata.with(position, changed))}
            onRemove={() => onChange(errata.toSpliced(position, 1))}
          />
        ))}
      </tbody>
    </EntryTable>
  );
}

interface ErratumRowProps {
  line: EnteredErratum;
  onChange: (line: EnteredErratum) => void;
  onRemove: () => void;
}

function ErratumRow({ line, onChange, onRemove }: ErratumRowProps) {
  const text = useText();
  const place = [line.unitId, line.itemId].filter(Boolean).join(', ') || text('errata.ownLine');
  const input = (field: 'from' | 'to' | 'reason', maximum: number) => (
    <TextInput
      aria-label={text('errata.label', { column: text(`errata.${field}`), place })}
      size="S"
      value={line[field] ?? ''}
      maxLength={maximum}
      data-column={field}
      hasError={field === 'reason' && line.reason.trim() === ''}
      onChange={({ target: { value } }) =>
        onChange({ ...line, [field]: value === '' && field !== 'reason' ? null : value })
      }
    />
  );
  return (
    <tr>
      <th scope="row" className="line">
        {place}
      </th>
      <td>{input('from', 200)}</td>
      <td>{input('to', 200)}</td>
      <td>{input('reason', 2_000)}</td>
      <td>
        <IconButton label={text('errata.remove', { place })} onClick={onRemove}>
          <Trash />
        </IconButton>
      </td>
    </tr>
  );
}
