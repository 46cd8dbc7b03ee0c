import { styled } from 'styled-components';

const Track = styled.div`
  width: 12rem;
  height: 0.8rem;
  background: ${({ theme }) => theme.colors.neutral200};
  border-radius: 0.4rem;
  overflow: hidden;

  div {
    height: 100%;
    background: ${({ theme }) => theme.colors.danger600};
  }
  @media print {
    print-color-adjust: exact;
  }
`;

/** How much of something was lost. The figures stand beside it, so it says nothing to a screen reader. */
export function LossBar({ lost, of }: { lost: number; of: number }) {
  const share = of > 0 ? Math.min(Math.max(lost / of, 0), 1) : 0;
  return (
    <Track aria-hidden>
      <div style={{ width: `${100 * share}%` }} />
    </Track>
  );
}
