import { ExportTableSchema } from '@congkhai/shared/contracts/export-table';
import { Flex, Typography } from '@strapi/design-system';
import { ViewDialog } from '../components/ViewDialog';
import { useText } from '../use-text';
import { DownloadButton } from './DownloadButton';

interface ExportsDialogProps {
  block: { documentId: string; blockId: string; name: string };
  onClose: () => void;
}

/** Every table of a block as a workbook. */
export function ExportsDialog({ block, onClose }: ExportsDialogProps) {
  const text = useText();
  return (
    <ViewDialog title={text('export.title', { block: block.name })} onClose={onClose}>
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
    </ViewDialog>
  );
}
