import { useAllowedActions } from '@congkhai/admin-parts/use-allowed-actions';
import { Button, LinkButton, Typography } from '@strapi/design-system';
import { Upload } from '@strapi/icons';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useScorecardsClient } from '../api/client';
import { useLoaded } from '../api/request-hooks';
import { LoadedPage } from '../components/LoadedPage';
import { MANAGE_FRAMEWORKS_PERMISSIONS, PAGES_ROOT } from '../constants';
import { useText } from '../use-text';
import { DuplicateDialog } from './DuplicateDialog';
import { FrameworksTable } from './FrameworksTable';
import type { ListedFramework } from './frameworks';
import { ImportFrameworkDialog } from './ImportFrameworkDialog';

/** The frameworks there are, and the ways to a new one: from a file, or from last year's. */
export function FrameworksPage() {
  const text = useText();
  const { listFrameworks } = useScorecardsClient();
  const { loaded, reload } = useLoaded(listFrameworks);
  const allowedActions = useAllowedActions(MANAGE_FRAMEWORKS_PERMISSIONS);
  const canManage = allowedActions.canManage ?? false;
  const [isImporting, setIsImporting] = useState(false);
  const [original, setOriginal] = useState<ListedFramework | null>(null);
  return (
    <LoadedPage
      title={text('pages.frameworks')}
      subtitle={text('frameworks.subtitle')}
      actions={
        <>
          <LinkButton tag={Link} to={`${PAGES_ROOT}/frameworks/difference`} variant="tertiary">
            {text('frameworks.compare')}
          </LinkButton>
          {canManage ? (
            <Button startIcon={<Upload />} onClick={() => setIsImporting(true)}>
              {text('frameworks.import')}
            </Button>
          ) : null}
        </>
      }
      loaded={loaded}
      onRetry={reload}
    >
      {(frameworks) => (
        <>
          {frameworks.length === 0 ? (
            <Typography tag="p">{text('frameworks.none')}</Typography>
          ) : (
            <FrameworksTable {...{ frameworks, canManage }} onDuplicate={setOriginal} />
          )}
          {isImporting ? (
            <ImportFrameworkDialog onDone={reload} onClose={() => setIsImporting(false)} />
          ) : null}
          {original ? (
            <DuplicateDialog
              original={original}
              taken={frameworks.map(({ frameworkId }) => frameworkId)}
              onDone={reload}
              onClose={() => setOriginal(null)}
            />
          ) : null}
        </>
      )}
    </LoadedPage>
  );
}
