import { Button } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useAction } from '../api/request-hooks';
import { useText } from '../use-text';
import { useFiles } from './use-files';

interface DownloadButtonProps {
  label: string;
  path: string;
  fileName: string;
}

/** Fetches a file from the server; making a large workbook takes a moment. */
export function DownloadButton({ label, path, fileName }: DownloadButtonProps) {
  const text = useText();
  const { download } = useFiles();
  const { isBusy, run } = useAction();
  return (
    <Button
      variant="tertiary"
      size="S"
      startIcon={<Download />}
      loading={isBusy}
      onClick={() =>
        void run(() => download(path, fileName), text('files.downloaded', { fileName }))
      }
    >
      {label}
    </Button>
  );
}
