import { styled } from 'styled-components';

/** How cells look: a colour for each state, never without a sign or text. */
export const GridFrame = styled.div`
  height: max(32rem, calc(100vh - 36rem));

  .ag-cell {
    padding: 0;
    line-height: 3rem;
  }
  .matrix-cell {
    display: block;
    height: 100%;
    padding-inline: 0.6rem;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .matrix-cell.is-figure,
  .ag-header-cell.is-figure .ag-header-cell-label {
    text-align: end;
    justify-content: flex-end;
    font-variant-numeric: tabular-nums;
  }
  .ag-header-cell-text {
    white-space: pre-line;
    line-height: 1.8rem;
    font-weight: 400;
  }
  .ag-header-cell-text::first-line {
    font-weight: 600;
  }
  .ag-header-cell {
    padding-inline: 0.6rem;
  }
  .look-zero {
    color: ${({ theme }) => theme.colors.danger700};
    font-weight: 600;
  }
  .look-not-applicable {
    color: ${({ theme }) => theme.colors.neutral800};
    background: ${({ theme }) => theme.colors.neutral200};
    font-style: italic;
  }
  .look-not-submitted {
    color: ${({ theme }) => theme.colors.neutral600};
  }
  .look-missing:not(.is-locked) {
    background: ${({ theme }) => theme.colors.warning100};
  }
  .look-total,
  .is-heading {
    font-weight: 600;
    background: ${({ theme }) => theme.colors.neutral100};
  }
  /* What cannot be changed is hatched as well as grey, for whoever does not tell greys apart. */
  .is-locked:not(.look-text) {
    background-image: repeating-linear-gradient(
      135deg,
      transparent 0 5px,
      ${({ theme }) => theme.colors.neutral150} 5px 6px
    );
  }
  .mark-unsaved {
    background-color: ${({ theme }) => theme.colors.primary100};
  }
  .mark-conflict {
    color: ${({ theme }) => theme.colors.alternative700};
    background-color: ${({ theme }) => theme.colors.alternative100};
    font-weight: 600;
  }
  .mark-problem {
    color: ${({ theme }) => theme.colors.danger700};
    background-color: ${({ theme }) => theme.colors.danger100};
    font-weight: 600;
  }
  .matrix-sign {
    margin-inline-end: 0.3rem;
  }
  .matrix-selected {
    box-shadow: inset 0 0 0 999px ${({ theme }) => theme.colors.primary600}26;
  }
  .matrix-editor {
    width: 100%;
    height: 100%;
    padding-inline: 0.5rem;
    border: 0;
    font: inherit;
    color: inherit;
    background: ${({ theme }) => theme.colors.neutral0};
  }
  .matrix-editor[aria-invalid='true'] {
    color: ${({ theme }) => theme.colors.danger700};
    background: ${({ theme }) => theme.colors.danger100};
  }
  /* Text of at least 16 pixels: phones zoom into smaller inputs. */
  @media (max-width: 600px) {
    height: max(28rem, calc(100vh - 30rem));
    .matrix-editor {
      font-size: 16px;
    }
  }
`;
