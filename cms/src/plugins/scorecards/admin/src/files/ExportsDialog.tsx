import { ExportTableSchema } from '@congkhai/shared/contracts/scorecards-excel';
import { Button, Flex, Modal, Typography } from '@strapi/design-system';
import { useReturnFocus } from '../components/use-return-focus';
import { useText } from '../use-text';
import { DownloadButton } from './DownloadButton';

interface ExportsDialogProps {
  block: { documentId: string; blockId: string; name: string };
  onClose: () => void;
}

/** Every table of a block as a workbook. */
export function ExportsDialog({ block, onClose }: ExportsDialogProps) {
  const text = useText();
  const returnFocus = useReturnFocus();
  return (
    <Modal.Root open onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <Modal.Content aria-describedby={undefined} onCloseAutoFocus={returnFocus}>
        <Modal.Header closeLabel={text('request.close')}>
          <Modal.Title>{text('export.title', { block: block.name })}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={3} tag="ul">
            {ExportTableSchema.options.map((table) => (
              <Flex key={table} tag="li" justifyContent="space-between" gap={4}>
                <Typography>{text(`export.${table}`)}</Typography>
                <DownloadButton
                  label={text('export.download')}
                  path={`/blocks/${block.documentId}/export.xlsx?table=${table}`}
                  fileName={`${block.blockId}-${text(`export.file.${table}`)}.xlsx`}
                />
              </Flex>
            ))}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {text('request.close')}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
