import type { OfferedCitation } from '@congkhai/shared/contracts/citations-admin';
import { Box, Button, Field, TextInput, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { useText } from '../use-text';

const DAY = { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' } as const;

interface Entered {
  issuer: string;
  issuedOn: string;
}
interface CitationItemProps {
  citation: OfferedCitation;
  isDisabled: boolean;
  onConfirm(entered: Entered): void;
}

/** One cited document. What the text does not say of it is asked for; what it says is confirmed with one click. */
export function CitationItem({ citation, isDisabled, onConfirm }: CitationItemProps) {
  const text = useText();
  const { formatDate } = useIntl();
  const { number, kind, issuer, issuedOn, isLinked, words } = citation;
  const [entered, setEntered] = useState<Entered>({
    issuer: issuer ?? '',
    issuedOn: issuedOn ?? '',
  });
  const isComplete = entered.issuer.trim() !== '' && entered.issuedOn !== '';
  return (
    <Box tag="li">
      <Typography tag="p" variant="pi" fontWeight="bold">
        {[kind, number].filter(Boolean).join(' ')}
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {[issuer, issuedOn && formatDate(issuedOn, DAY)].filter(Boolean).join(', ') || `“${words}”`}
      </Typography>
      {isLinked ? (
        <Typography tag="p" variant="pi" textColor="success700">
          {text('citations.linked')}
        </Typography>
      ) : (
        <Box paddingTop={2}>
          {issuer === null ? (
            <Field.Root name={`issuer-${number}`}>
              <Field.Label>{text('citations.issuer')}</Field.Label>
              <TextInput
                size="S"
                value={entered.issuer}
                onChange={(event) => setEntered({ ...entered, issuer: event.target.value })}
              />
            </Field.Root>
          ) : null}
          {issuedOn === null ? (
            <Field.Root name={`issued-on-${number}`}>
              <Field.Label>{text('citations.issuedOn')}</Field.Label>
              <TextInput
                type="date"
                size="S"
                value={entered.issuedOn}
                onChange={(event) => setEntered({ ...entered, issuedOn: event.target.value })}
              />
            </Field.Root>
          ) : null}
          <Box paddingTop={2}>
            <Button
              variant="tertiary"
              size="S"
              disabled={isDisabled || !isComplete}
              aria-label={text('citations.confirm.label', { number })}
              onClick={() => onConfirm(entered)}
            >
              {text('citations.confirm')}
            </Button>
          </Box>
        </Box>
      )}
    </Box>
  );
}
