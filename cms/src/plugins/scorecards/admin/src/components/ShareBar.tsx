import { styled } from 'styled-components';

// The design system's own bar is light where something is done and dark where nothing is.
const Track = styled.div`
  width: 12rem;
  height: 0.8rem;
  background: ${({ theme }) => theme.colors.neutral200};
  border-radius: 0.4rem;
  overflow: hidden;

  div {
    height: 100%;
    background: ${({ theme }) => theme.colors.primary600};
  }
  &[data-kind='lost'] div {
    background: ${({ theme }) => theme.colors.danger600};
  }
  @media print {
    print-color-adjust: exact;
  }
`;

interface ShareBarProps {
  kind: 'done' | 'lost';
  share: number;
  of: number;
}

/** How much of something was done or lost. The figures stand beside it, so it says nothing to a screen reader. */
export function ShareBar({ kind, share, of }: ShareBarProps) {
  const filled = of > 0 ? Math.min(Math.max(share / of, 0), 1) : 0;
  return (
    <Track aria-hidden data-kind={kind}>
      <div style={{ width: `${100 * filled}%` }} />
    </Track>
  );
}
