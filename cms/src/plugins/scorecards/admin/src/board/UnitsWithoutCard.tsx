import { Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import { useText } from '../use-text';
import type { Board } from './board';

const Details = styled.details`
  padding: 1.2rem 1.6rem;
  font-size: 1.4rem;
  background: ${({ theme }) => theme.colors.neutral0};
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};

  summary {
    cursor: pointer;
  }
  ul {
    columns: 22rem;
    padding-top: 1.2rem;
  }
`;

/** The units that nothing has been recorded of yet, block by block. */
export function UnitsWithoutCard({ board }: { board: Board }) {
  const text = useText();
  const blocks = board.blocks.filter(({ unitsWithoutCard }) => unitsWithoutCard.length > 0);
  if (blocks.length === 0) return <Typography tag="p">{text('board.allHaveCards')}</Typography>;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {blocks.map(({ documentId, name, unitsWithoutCard }) => (
        <Details key={documentId}>
          <summary>
            {text('board.withoutCard', { block: name, count: unitsWithoutCard.length })}
          </summary>
          <ul>
            {unitsWithoutCard.map((unit) => (
              <li key={unit.unitId}>{unit.name}</li>
            ))}
          </ul>
        </Details>
      ))}
    </Flex>
  );
}
