import type { AuditVerdict } from '@congkhai/shared/audit/verify-chain';
import { Alert, Box, Button } from '@strapi/design-system';
import { useState } from 'react';
import { useAuditLogClient } from '../api/client';
import { useAction } from '../api/request-hooks';
import { useText } from '../use-text';

/** Computes the chain again when it is asked to, and says what came of it. */
export function Verification() {
  const text = useText();
  const { verify } = useAuditLogClient();
  const { isBusy, run } = useAction();
  const [verdict, setVerdict] = useState<AuditVerdict>();
  const check = () => run(async () => setVerdict(await verify()), text('verify.done'));
  return (
    <>
      <Box>
        <Button variant="secondary" loading={isBusy} onClick={() => void check()}>
          {text('verify')}
        </Button>
      </Box>
      <div aria-live="polite">
        {verdict ? <Verdict verdict={verdict} onClose={() => setVerdict(undefined)} /> : null}
      </div>
    </>
  );
}

function Verdict({ verdict, onClose }: { verdict: AuditVerdict; onClose: () => void }) {
  const text = useText();
  if (verdict.kind === 'broken')
    return (
      <Alert
        variant="danger"
        closeLabel={text('close')}
        onClose={onClose}
        title={text('verify.broken')}
      >
        {text(`problem.${verdict.problem}`, { sequence: verdict.sequence })}
      </Alert>
    );
  const { entryCount, lastSequence, checkpointCount } = verdict;
  return (
    <Alert
      variant="success"
      closeLabel={text('close')}
      onClose={onClose}
      title={text('verify.intact')}
    >
      {text('verify.intact.detail', { entryCount, lastSequence, checkpointCount })}
    </Alert>
  );
}
