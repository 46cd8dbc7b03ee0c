import type { Text } from '@congkhai/admin-parts/plugin-text';
import type { ListedFinding } from '@congkhai/shared/contracts/findings-admin';
import { Box, Button, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { useText } from '../use-text';

const Quotation = styled.blockquote`
  margin: 0.4rem 0;
  padding-left: 0.8rem;
  border-left: 2px solid ${({ theme }) => theme.colors.neutral300};
  font-size: 1.3rem;
  line-height: 1.5;
  color: ${({ theme }) => theme.colors.neutral700};
  overflow-wrap: anywhere;

  mark {
    background: ${({ theme }) => theme.colors.warning200};
    color: ${({ theme }) => theme.colors.neutral900};
  }
`;

interface FindingItemProps {
  finding: ListedFinding;
  /** Null where there is nothing to answer, or nobody who may. */
  onAnswer: (() => void) | null;
  /** Null where there is no host to propose, or nobody who may. */
  onPropose: (() => void) | null;
  isBusy: boolean;
}

/** One finding: where, the words themselves, what is wrong, and the one click that says it is right. */
export function FindingItem({ finding, onAnswer, onPropose, isBusy }: FindingItemProps) {
  const text = useText();
  const { formatDate } = useIntl();
  const { answer, excerpt, message, host, isHostProposed } = finding;
  const place = placeOf(finding, text);
  return (
    <Box tag="li">
      <Typography tag="p" variant="pi" fontWeight="bold">
        {place}
      </Typography>
      {excerpt.words.trim() === '' ? null : (
        <Quotation>
          {excerpt.before}
          <mark>{excerpt.words}</mark>
          {excerpt.after}
        </Quotation>
      )}
      <Typography tag="p" variant="pi" textColor="neutral800">
        {message}
      </Typography>
      {answer ? (
        <Typography tag="p" variant="pi" textColor="neutral600">
          {text('findings.answeredBy', {
            name: answer.answeredBy,
            at: formatDate(answer.answeredAt, { dateStyle: 'short', timeStyle: 'short' }),
          })}
        </Typography>
      ) : null}
      {isHostProposed ? (
        <Typography tag="p" variant="pi" textColor="neutral600">
          {text('findings.proposed', { host: host ?? '' })}
        </Typography>
      ) : null}
      {onPropose && host && !isHostProposed ? (
        <Box paddingTop={2}>
          <Button
            variant="secondary"
            size="S"
            disabled={isBusy}
            onClick={onPropose}
            aria-label={text('findings.propose.label', { host })}
          >
            {text('findings.propose')}
          </Button>
        </Box>
      ) : null}
      {onAnswer ? (
        <Box paddingTop={2}>
          <Button
            variant="tertiary"
            size="S"
            disabled={isBusy}
            onClick={onAnswer}
            aria-label={text('findings.answer.label', { place, words: excerpt.words.slice(0, 60) })}
          >
            {text('findings.answer')}
          </Button>
        </Box>
      ) : null}
    </Box>
  );
}

function placeOf({ field, blockIndex }: ListedFinding, text: Text): string {
  if (blockIndex !== undefined) return text('findings.block', { number: blockIndex + 1 });
  return text(`findings.field.${field}`);
}
