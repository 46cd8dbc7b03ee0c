import { WordRuns } from '@congkhai/admin-parts/word-runs';
import type { AuditChange, AuditValue } from '@congkhai/shared/contracts/audit-trail';
import { wordDifference } from '@congkhai/shared/text/word-difference';
import { Typography } from '@strapi/design-system';
import { useText } from '../use-text';

const textOf = (value: AuditValue): string =>
  value !== null && typeof value === 'object' ? value.excerpt : (value ?? '');

/** A changed field, word by word. */
export function Difference({ change }: { change: AuditChange }) {
  const text = useText();
  if ('isHidden' in change) return <Typography tag="p">{text('difference.hidden')}</Typography>;
  const { before, after } = change;
  const whole = [before, after].find((value) => value !== null && typeof value === 'object');
  return (
    <>
      <WordRuns
        runs={wordDifference(textOf(before), textOf(after))}
        labels={{ added: text('difference.added'), removed: text('difference.removed') }}
      />
      {whole && typeof whole === 'object' ? (
        <Typography variant="pi" textColor="neutral600" tag="p">
          {text('difference.shortened', { count: whole.characterCount })}
        </Typography>
      ) : null}
    </>
  );
}
