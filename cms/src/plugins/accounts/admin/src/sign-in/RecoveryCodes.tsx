import { Button, Flex, Modal, Typography } from '@strapi/design-system';
import { Duplicate } from '@strapi/icons';
import { styled } from 'styled-components';
import { useText } from '../use-text';

const Codes = styled.ul`
  columns: 2;
  font-family: monospace;
  font-size: 1.6rem;
  line-height: 2;
`;

/** New recovery codes, shown this once, in a dialog. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const text = useText();
  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Typography tag="p">{text('recovery.hint')}</Typography>
          <Codes>
            {codes.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </Codes>
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Button
          variant="tertiary"
          startIcon={<Duplicate />}
          onClick={() => void navigator.clipboard.writeText(codes.join('\n'))}
        >
          {text('recovery.copy')}
        </Button>
        <Button onClick={onKept}>{text('recovery.done')}</Button>
      </Modal.Footer>
    </>
  );
}
