import { Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import { useText } from '../../use-text';
import { GridFrame } from './GridFrame';

const List = styled(GridFrame)`
  height: auto;
  display: flex;
  flex-wrap: wrap;
  gap: 0.4rem 1.6rem;
  font-size: 1.2rem;

  span.sample {
    display: inline-block;
    min-width: 3.6rem;
    padding: 0.1rem 0.6rem;
    margin-inline-end: 0.4rem;
    border: 1px solid ${({ theme }) => theme.colors.neutral200};
    text-align: center;
  }
  @media (max-width: 600px) {
    height: auto;
  }
`;

const SAMPLES = [
  ['look-scored', '0,5', 'scored'],
  ['look-zero', '0', 'zero'],
  ['look-missing', '\u00a0', 'missing'],
  ['look-not-applicable', 'KAD', 'not-applicable'],
  ['look-not-submitted', 'CN', 'not-submitted'],
  ['mark-unsaved', '• 0,5', 'unsaved'],
  ['mark-conflict', '⇄ 0,5', 'conflict'],
  ['mark-problem', '⚠ 9,9', 'problem'],
  ['is-locked', '0,5', 'locked'],
] as const;

/** What the colours and signs of cells mean, and the keys. */
export function Legend() {
  const text = useText();
  return (
    <details>
      <Typography tag="summary" variant="pi" fontWeight="semiBold">
        {text('matrix.legend')}
      </Typography>
      <List>
        {SAMPLES.map(([className, sample, id]) => (
          <span key={id}>
            <span className={`sample ${className}`}>{sample}</span>
            {text(`matrix.legend.${id}`)}
          </span>
        ))}
      </List>
      <Typography tag="p" variant="pi">
        {text('matrix.keys')}
      </Typography>
    </details>
  );
}
