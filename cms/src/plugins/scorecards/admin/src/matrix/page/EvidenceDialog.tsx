import { type Evidence, EvidenceSchema } from '@congkhai/shared/scorecards/scorecard';
import { Button, Field, Flex, TextInput, Typography } from '@strapi/design-system';
import { Plus, Trash } from '@strapi/icons';
import { useState } from 'react';
import { styled } from 'styled-components';
import { FormDialog } from '../../components/FormDialog';
import { useText } from '../../use-text';

interface EvidenceDialogProps {
  /** Which item of which unit this is. */
  title: string;
  evidence: readonly Evidence[];
  isEditable: boolean;
  onSave: (evidence: Evidence[]) => void;
  onClose: () => void;
}

const FIELDS = ['title', 'number', 'issuer', 'issuedOn', 'url'] as const;
type Entered = Record<(typeof FIELDS)[number], string> & { key: number };
const DOCUMENTS_MAX = 50;

const Line = styled.fieldset`
  min-width: 0;
  padding: 0.8rem 1.6rem 1.6rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
`;

/** The documents that prove what a unit claims for an item: a list to be filled in, checked line by line. */
export function EvidenceDialog(props: EvidenceDialogProps) {
  const { title, isEditable, onSave, onClose } = props;
  const text = useText();
  const [entered, setEntered] = useState(() => props.evidence.map(enteredOf));
  const [addedKey, setAddedKey] = useState<number | null>(null);
  const parsed = entered.map(parseEntered);
  const documents = parsed.flatMap((result) => (result.success ? [result.data] : []));
  const changeLine = (key: number, change: Partial<Entered>) =>
    setEntered((lines) => lines.map((line) => (line.key === key ? { ...line, ...change } : line)));
  const addLine = () => {
    const line = blankLine(entered);
    setEntered([...entered, line]);
    setAddedKey(line.key);
  };
  return (
    <FormDialog
      title={title}
      submitLabel={text('matrix.evidence.take')}
      isBusy={false}
      canSubmit={isEditable && documents.length === entered.length}
      onSubmit={() => onSave(documents)}
      onClose={onClose}
    >
      <Flex direction="column" alignItems="stretch" gap={5}>
        {entered.length === 0 ? <Typography>{text('matrix.evidence.none')}</Typography> : null}
        {entered.map((line, position) => (
          <EvidenceLine
            key={line.key}
            number={position + 1}
            line={line}
            isEditable={isEditable}
            isAdded={line.key === addedKey}
            wrongFields={
              new Set(parsed[position]?.error?.issues.map((issue) => String(issue.path[0])) ?? [])
            }
            onChange={(change) => changeLine(line.key, change)}
            onRemove={() => setEntered((lines) => lines.filter(({ key }) => key !== line.key))}
          />
        ))}
        {isEditable && entered.length < DOCUMENTS_MAX ? (
          <Button variant="tertiary" startIcon={<Plus />} onClick={addLine}>
            {text('matrix.evidence.add')}
          </Button>
        ) : null}
      </Flex>
    </FormDialog>
  );
}

interface EvidenceLineProps {
  number: number;
  line: Entered;
  isEditable: boolean;
  /** It has just been added: typing goes on in its first field. */
  isAdded: boolean;
  wrongFields: ReadonlySet<string>;
  onChange: (change: Partial<Entered>) => void;
  onRemove: () => void;
}

function EvidenceLine(props: EvidenceLineProps) {
  const { number, line, isEditable, isAdded, wrongFields, onChange, onRemove } = props;
  const text = useText();
  return (
    <Line>
      <Flex tag="legend" gap={2}>
        <Typography fontWeight="bold">{text('matrix.evidence.document', { number })}</Typography>
        {isEditable ? (
          <Button variant="danger-light" size="S" startIcon={<Trash />} onClick={onRemove}>
            {text('matrix.evidence.remove', { number })}
          </Button>
        ) : null}
      </Flex>
      <Flex direction="column" alignItems="stretch" gap={3}>
        {FIELDS.map((field) => (
          <Field.Root
            key={field}
            error={wrongFields.has(field) ? text(`matrix.evidence.problem.${field}`) : false}
          >
            <Field.Label>
              {text(field === 'title' ? 'matrix.evidence.title.label' : `matrix.evidence.${field}`)}
            </Field.Label>
            <TextInput
              value={line[field]}
              disabled={!isEditable}
              autoFocus={isAdded && field === 'title'}
              onChange={({ target }) => onChange({ [field]: target.value })}
            />
            <Field.Error />
          </Field.Root>
        ))}
      </Flex>
    </Line>
  );
}

function enteredOf(document: Evidence, key: number): Entered {
  const { title, number, issuer, issuedOn, url } = document;
  return {
    key,
    title,
    number: number ?? '',
    issuer: issuer ?? '',
    issuedOn: issuedOn?.split('-').reverse().join('/') ?? '',
    url: url ?? '',
  };
}

function blankLine(lines: readonly Entered[]): Entered {
  const key = Math.max(-1, ...lines.map((line) => line.key)) + 1;
  return { key, title: '', number: '', issuer: '', issuedOn: '', url: '' };
}

/** Days are written as people do here, 31/12/2025; a blank field is none. */
function parseEntered({ title, number, issuer, issuedOn, url }: Entered) {
  const orNull = (value: string) => (value.trim() === '' ? null : value.trim());
  const day = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(issuedOn.trim());
  return EvidenceSchema.safeParse({
    title,
    number: orNull(number),
    issuer: orNull(issuer),
    issuedOn: day
      ? `${day[3]}-${day[2]?.padStart(2, '0')}-${day[1]?.padStart(2, '0')}`
      : orNull(issuedOn),
    url: orNull(url),
  });
}
