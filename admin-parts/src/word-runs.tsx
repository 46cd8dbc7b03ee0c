import { VisuallyHidden } from '@strapi/design-system';
import { styled } from 'styled-components';

/** A run of words that stayed, came or went. */
interface WordRun {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

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

interface WordRunsProps {
  runs: readonly WordRun[];
  /** What a screen reader says before words that came and words that went. */
  labels: Record<'added' | 'removed', string>;
}

/** How a text changed, word by word: what went is struck out, what came is underlined, so colour is not needed to tell them apart. */
export function WordRuns({ runs, labels }: WordRunsProps) {
  return (
    <Words>
      {runs.map(({ kind, text }, index) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: runs never change places.
        if (kind === 'same') return <span key={index}>{text}</span>;
        const Mark = kind === 'added' ? 'ins' : 'del';
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: runs never change places.
          <Mark key={index}>
            <VisuallyHidden tag="span">{labels[kind]} </VisuallyHidden>
            {text}
          </Mark>
        );
      })}
    </Words>
  );
}
