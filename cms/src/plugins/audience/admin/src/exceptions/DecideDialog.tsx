import { DecideExceptionSchema } from '@congkhai/shared/contracts/audience-admin';
import { MOST_READ_WINDOWS } from '@congkhai/shared/views/most-read';
import { Field, Flex, Textarea } from '@strapi/design-system';
import { useState } from 'react';
import { useAudienceClient } from '../api/client';
import { useAction } from '../api/request-hooks';
import { Choice, DayInput, useScopes } from '../components/choices';
import { FormDialog } from '../components/FormDialog';
import { useText } from '../use-text';
import { ArticleSearch, type FoundArticle } from './ArticleSearch';

const EVERY = 'every';
const KINDS = ['pin', 'exclusion'] as const;

interface DecideDialogProps {
  onDone: () => void;
  onClose: () => void;
}

/** Pins an article to lists or keeps it out of them, with the reason. */
export function DecideDialog({ onDone, onClose }: DecideDialogProps) {
  const text = useText();
  const { decideException } = useAudienceClient();
  const { isBusy, run } = useAction();
  const scopes = useScopes();
  const [article, setArticle] = useState<FoundArticle | null>(null);
  const [kind, setKind] = useState('pin');
  const [scope, setScope] = useState(EVERY);
  const [window, setWindow] = useState(EVERY);
  const [untilDay, setUntilDay] = useState('');
  const [reason, setReason] = useState('');
  const decision = DecideExceptionSchema.safeParse({
    kind,
    articleId: article?.articleId,
    scope: scope === EVERY ? null : scope,
    windows: window === EVERY ? null : [window],
    untilDay: untilDay === '' ? null : untilDay,
    reason,
  }).data;
  const submit = async () => {
    if (!decision || !(await run(() => decideException(decision), text('exceptions.saved'))))
      return;
    onClose();
    onDone();
  };
  return (
    <FormDialog
      title={text('exceptions.add')}
      submitLabel={text('exceptions.save')}
      isBusy={isBusy}
      canSubmit={decision !== undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Choice
          label={text('exceptions.kind')}
          value={kind}
          options={KINDS.map((value) => ({ value, label: text(`exceptions.${value}`) }))}
          onChange={setKind}
        />
        <ArticleSearch chosen={article} onChoose={setArticle} />
        <Choice
          label={text('exceptions.scope')}
          value={scope}
          options={[
            { value: EVERY, label: text('scope.every') },
            { value: 'all', label: text('scope.all') },
            ...scopes.map(({ scope: value, name }) => ({ value, label: name })),
          ]}
          onChange={setScope}
        />
        <Choice
          label={text('exceptions.window')}
          value={window}
          options={[EVERY, ...MOST_READ_WINDOWS].map((value) => ({
            value,
            label: text(`window.${value}`),
          }))}
          onChange={setWindow}
        />
        <DayInput
          label={text('exceptions.untilOptional')}
          value={untilDay}
          onChange={setUntilDay}
        />
        <Field.Root required>
          <Field.Label>{text('exceptions.reason')}</Field.Label>
          <Textarea value={reason} onChange={({ target }) => setReason(target.value)} />
        </Field.Root>
      </Flex>
    </FormDialog>
  );
}
