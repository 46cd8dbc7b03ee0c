import { Button, Field, Flex, IconButton, TextInput, Typography } from '@strapi/design-system';
import { Plus, Trash } from '@strapi/icons';
import { CustomField, type CustomFieldProps } from '../components/CustomField';
import { EntryTable } from '../components/EntryTable';
import { PointsInput } from '../components/PointsInput';
import { useEnteredValue } from '../use-entered-value';
import { useText } from '../use-text';
import {
  type BandProblem,
  type EnteredBand,
  findBandProblems,
  readBands,
  renamed,
} from './entered-bands';

const NEW_BAND: EnteredBand = { gradeId: '', name: '', minimumPercentThousandths: null };

/** The grades of a block, best first, with the percentage from which each is given. */
export function GradeBandsInput(props: CustomFieldProps) {
  const { name, label, disabled = false } = props;
  const text = useText();
  const { entered: bands, error, change } = useEnteredValue(name, readBands);
  const problems = findBandProblems(bands);
  const add = () => change((others) => [...others, NEW_BAND]);
  return (
    <CustomField {...props} error={error}>
      {bands.length === 0 ? (
        <Typography textColor="neutral600">{text('bands.empty')}</Typography>
      ) : (
        <EntryTable label={label}>
          <thead>
            <tr>
              <th>{text('bands.name')}</th>
              <th>{text('bands.minimum')}</th>
              <th>{text('bands.gradeId')}</th>
              <th>{text('bands.actions')}</th>
            </tr>
          </thead>
          <tbody>
            {bands.map((band, position) => (
              <GradeBandRow
                // Lines have no identity of their own until they are saved.
                key={String(position)}
                band={band}
                problems={problems[position] ?? []}
                disabled={disabled}
                onChange={(changed) => change((others) => others.with(position, changed))}
                onRemove={() => change((others) => others.toSpliced(position, 1))}
              />
            ))}
          </tbody>
        </EntryTable>
      )}
      <Flex>
        <Button variant="secondary" size="S" startIcon={<Plus />} disabled={disabled} onClick={add}>
          {text('bands.add')}
        </Button>
      </Flex>
    </CustomField>
  );
}

interface GradeBandRowProps {
  band: EnteredBand;
  problems: readonly BandProblem[];
  disabled: boolean;
  onChange: (band: EnteredBand) => void;
  onRemove: () => void;
}

function GradeBandRow({ band, problems, disabled, onChange, onRemove }: GradeBandRowProps) {
  const text = useText();
  const labelOf = (column: string) =>
    text('bands.label', { column: text(column), grade: band.name || '…' });
  const errorOf = (...kinds: BandProblem[]) => {
    const problem = problems.find((kind) => kinds.includes(kind));
    return problem === undefined ? undefined : text(`bands.problem.${problem}`);
  };
  return (
    <tr>
      <td>
        <Field.Root error={errorOf('name') ?? false}>
          <TextInput
            aria-label={labelOf('bands.name')}
            size="S"
            value={band.name}
            disabled={disabled}
            data-column="name"
            onChange={({ target }) => onChange(renamed(band, target.value))}
          />
          <Field.Error />
        </Field.Root>
      </td>
      <td>
        <PointsInput
          label={labelOf('bands.minimum')}
          points={band.minimumPercentThousandths}
          error={errorOf('minimumPercentThousandths', 'not-below')}
          disabled={disabled}
          column="minimum"
          onChange={(minimumPercentThousandths) => onChange({ ...band, minimumPercentThousandths })}
        />
      </td>
      <td>
        <Field.Root error={errorOf('gradeId', 'duplicate-id') ?? false}>
          <TextInput
            aria-label={labelOf('bands.gradeId')}
            size="S"
            value={band.gradeId}
            disabled={disabled}
            data-column="gradeId"
            onChange={({ target }) => onChange({ ...band, gradeId: target.value.trim() })}
          />
          <Field.Error />
        </Field.Root>
      </td>
      <td>
        <IconButton label={labelOf('bands.remove')} disabled={disabled} onClick={onRemove}>
          <Trash />
        </IconButton>
      </td>
    </tr>
  );
}
