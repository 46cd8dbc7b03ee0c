import type { AuditChange, AuditValue } from '@congkhai/shared/contracts/audit-trail';
import { wordDifference } from '@congkhai/shared/text/word-difference';
import { Typography, VisuallyHidden } from '@strapi/design-system';
import { styled } from 'styled-components';
import { useText } from '../use-text';

const Words = styled.p`
  white-space: pre-wrap;
  overflow-wrap: anywhere;
  font-size: 1.4rem;
  line-height: 1.5;
  color: ${({ theme }) => theme.colors.neutral800};

  del {
    background: ${({ theme }) => theme.colors.danger100};
    color: ${({ theme }) => theme.colors.danger700};
  }
  ins {
    background: ${({ theme }) => theme.colors.success100};
    color: ${({ theme }) => theme.colors.success700};
    text-decoration: underline;
  }
`;

const textOf = (value: AuditValue): string =>
  value !== null && typeof value === 'object' ? value.excerpt : (value ?? '');

/** A changed field, word by word: what went is struck out, what came is underlined, so colour is not needed to tell them apart. */
export function Difference({ change }: { change: AuditChange }) {
  const text = useText();
  if ('isHidden' in change) return <Typography tag="p">{text('difference.hidden')}</Typography>;
  const { before, after } = change;
  const whole = [before, after].find((value) => value !== null && typeof value === 'object');
  return (
    <>
      <Words>
        {wordDifference(textOf(before), textOf(after)).map(({ kind, text: words }, index) => {
          // biome-ignore lint/suspicious/noArrayIndexKey: runs never change places.
          if (kind === 'same') return <span key={index}>{words}</span>;
          const Mark = kind === 'added' ? 'ins' : 'del';
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: runs never change places.
            <Mark key={index}>
              <VisuallyHidden tag="span">{text(`difference.${kind}`)} </VisuallyHidden>
              {words}
            </Mark>
          );
        })}
      </Words>
      {whole && typeof whole === 'object' ? (
        <Typography variant="pi" textColor="neutral600" tag="p">
          {text('difference.shortened', { count: whole.characterCount })}
        </Typography>
      ) : null}
    </>
  );
}
