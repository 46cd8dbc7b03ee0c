import type { EventEffects } from '@congkhai/shared/contracts/units-admin';
import { Button, Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useUnitsClient } from '../api/client';
import { useRefusal } from '../api/use-refusal';
import { EffectsPreview } from '../components/EffectsPreview';
import { DecisionFields, PredecessorFields, SuccessorFields } from '../components/MergeFields';
import { RefusalNotice } from '../components/RefusalNotice';
import { PLUGIN_ID } from '../constants';
import { useText } from '../use-text';
import { EMPTY_DRAFT, type MergeDraft, toEvent } from './merge-draft';
import { PageFrame } from './PageFrame';

/** Records a merger as one event: what it closes and makes is shown before it is written. */
export function MergePage() {
  const text = useText();
  const client = useUnitsClient();
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  const { refusal, isBusy, run } = useRefusal();
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const [effects, setEffects] = useState<EventEffects | null>(null);

  // What was shown is what is recorded: any change asks for another look.
  const change = (changed: MergeDraft) => {
    setDraft(changed);
    setEffects(null);
  };
  const preview = () =>
    run(async () => {
      setEffects(null);
      setEffects(await client.previewEvent(toEvent(draft)));
    });
  const record = () =>
    run(async () => {
      const { opened, event } = await client.recordEvent(toEvent(draft));
      toggleNotification({ type: 'success', message: text('merge.recorded') });
      const unitId = opened[0]?.unitId ?? draft.continuesUnitId ?? '';
      navigate(`/plugins/${PLUGIN_ID}?asOf=${event.effectiveOn}&unit=${unitId}`);
    });

  const fields = { draft, change, refusal };
  return (
    <PageFrame title={text('merge')} subtitle={text('merge.subtitle')}>
      <Flex direction="column" alignItems="stretch" gap={6}>
        <PredecessorFields {...fields} />
        <SuccessorFields {...fields} />
        <DecisionFields {...fields} />
        <RefusalNotice refusal={refusal} />
        <div aria-live="polite">
          {effects ? (
            <EffectsPreview effects={effects} />
          ) : (
            <Typography textColor="neutral600">{text('merge.previewFirst')}</Typography>
          )}
        </div>
        <Flex gap={2} wrap="wrap">
          <Button variant="secondary" onClick={() => void preview()} loading={isBusy && !effects}>
            {text('merge.preview')}
          </Button>
          <Button onClick={() => void record()} disabled={!effects || isBusy}>
            {text('merge.record')}
          </Button>
        </Flex>
      </Flex>
    </PageFrame>
  );
}
