import { Field, Flex, TextInput, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { useScorecardsClient } from '../api/client';
import { useAction } from '../api/request-hooks';
import { FormDialog } from '../components/FormDialog';
import { useText } from '../use-text';
import { type CopyProblem, type EnteredCopy, readCopy, suggestCopy } from './entered-copy';
import type { ListedFramework } from './frameworks';

interface DuplicateDialogProps {
  original: ListedFramework;
  /** The identifiers there are. */
  taken: readonly string[];
  onDone: () => void;
  onClose: () => void;
}

const FIELDS: { field: keyof EnteredCopy; problems: CopyProblem[]; isRequired: boolean }[] = [
  { field: 'name', problems: ['name'], isRequired: true },
  { field: 'frameworkId', problems: ['frameworkId', 'taken'], isRequired: true },
  { field: 'yearFrom', problems: ['yearFrom'], isRequired: false },
  { field: 'yearTo', problems: ['yearTo', 'reversed'], isRequired: false },
];

/** Makes the next version of a framework, with the same items and ready to be changed. */
export function DuplicateDialog({ original, taken, onDone, onClose }: DuplicateDialogProps) {
  const text = useText();
  const { duplicateFramework } = useScorecardsClient();
  const { isBusy, run } = useAction();
  const [entered, setEntered] = useState(() => suggestCopy(original));
  const read = readCopy(entered, taken);
  const errorOf = (candidates: CopyProblem[]) => {
    const found = read.kind === 'wrong' && candidates.find((id) => read.problems.includes(id));
    return found ? text(`duplicate.problem.${found}`) : false;
  };
  const submit = async () => {
    if (read.kind !== 'copy') return;
    const duplicate = () => duplicateFramework(original.documentId, read.copy);
    if (!(await run(duplicate, text('duplicate.done', { name: read.copy.name })))) return;
    onClose();
    onDone();
  };
  return (
    <FormDialog
      title={text('duplicate.title', { name: original.name })}
      submitLabel={text('frameworks.duplicate')}
      isBusy={isBusy}
      canSubmit={read.kind === 'copy'}
      onSubmit={submit}
      onClose={onClose}
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography tag="p">{text('duplicate.means')}</Typography>
        {FIELDS.map(({ field, problems, isRequired }) => (
          <Field.Root
            key={field}
            required={isRequired}
            error={errorOf(problems)}
            hint={text(`duplicate.${field}.hint`)}
          >
            <Field.Label>{text(`duplicate.${field}`)}</Field.Label>
            <TextInput
              value={entered[field]}
              onChange={({ target }) => setEntered({ ...entered, [field]: target.value })}
            />
            <Field.Hint />
            <Field.Error />
          </Field.Root>
        ))}
      </Flex>
    </FormDialog>
  );
}
