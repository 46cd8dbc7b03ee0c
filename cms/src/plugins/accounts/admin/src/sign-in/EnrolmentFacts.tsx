import type { Enrolment } from '@congkhai/shared/contracts/accounts-admin';
import { Flex, Typography } from '@strapi/design-system';
import { useMemo } from 'react';
import { styled } from 'styled-components';
import { encode } from 'uqr';
import { useText } from '../use-text';

const QUIET_MODULES = 4;

// Black on white whatever the theme: telephones read nothing else reliably.
const Picture = styled.svg`
  width: 20rem;
  max-width: 100%;
  height: auto;
  background: #fff;
  align-self: center;
`;
const Secret = styled.code`
  overflow-wrap: anywhere;
  font-size: 1.6rem;
  letter-spacing: 0.1em;
`;

/** A secret for an authenticator app: as a picture to scan, drawn here so that it goes nowhere else, and as letters to type. */
export function EnrolmentFacts({ enrolment }: { enrolment: Enrolment }) {
  const text = useText();
  const { size, path } = useMemo(() => pathOf(enrolment.uri), [enrolment.uri]);
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Picture role="img" aria-label={text('enrolment.qr')} viewBox={`0 0 ${size} ${size}`}>
        <path d={path} fill="#000" />
      </Picture>
      <Typography tag="p">
        {text('enrolment.secret')}{' '}
        <Secret data-testid="enrolment-secret">{grouped(enrolment.secret)}</Secret>
      </Typography>
    </Flex>
  );
}

function pathOf(uri: string): { size: number; path: string } {
  const { size, data } = encode(uri, { border: QUIET_MODULES });
  const squares = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return { size, path: squares.join('') };
}

function grouped(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? secret;
}
