import { LocaleSchema } from '@congkhai/shared/contracts/identifiers';
import { VersionComparisonResponseSchema } from '@congkhai/shared/contracts/newsroom-admin';
import { Button, Flex, Modal, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { useCallback, useState } from 'react';
import { NavLink } from 'react-router-dom';
import { useLoaded } from '../api/request-hooks';
import { PLUGIN_ID, versionsPath } from '../constants';
import { useInstantText } from '../instant-text';
import { useText } from '../use-text';
import { FieldDifferences } from '../versions/FieldDifferences';
import type { RefusedSave } from './refused-saves';

interface ConflictDialogProps {
  refused: RefusedSave;
  /** Whether what the other person saved has been loaded. */
  isReloaded: boolean;
  onMerge: () => void;
  onOverwrite: () => void;
  onClose: () => void;
}

/** Who saved the article meanwhile, how that differs from what was typed here, and the ways on. */
export function ConflictDialog(props: ConflictDialogProps) {
  const { refused, isReloaded, onMerge, onOverwrite, onClose } = props;
  const text = useText();
  const instantText = useInstantText();
  const [isOverwriting, setIsOverwriting] = useState(false);
  const { savedBy, savedAt } = refused.conflict;
  const name = savedBy ?? text('versions.nobody');
  const locale = LocaleSchema.catch('vi').parse(refused.params.locale);
  return (
    <Modal.Root open onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <Modal.Content aria-describedby={undefined}>
        <Modal.Header closeLabel={text('conflict.close')}>
          <Modal.Title>{text('conflict.title')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Typography tag="p">
              {text('conflict.who', { name, at: savedAt ? instantText(savedAt) : '–' })}
            </Typography>
            <Typography tag="p">{text('conflict.kept')}</Typography>
            <Typography
              tag={NavLink}
              to={versionsPath(refused.documentId, locale)}
              target="_blank"
              rel="noreferrer"
              textColor="primary700"
            >
              {text('conflict.theirs')}
            </Typography>
            <Difference refused={refused} />
            {isOverwriting ? (
              <Typography tag="p" role="alert" fontWeight="bold">
                {text('conflict.overwrite.question', { name })}
              </Typography>
            ) : null}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {text('conflict.close')}
          </Button>
          <Flex gap={2} wrap="wrap">
            <Button
              variant="danger-light"
              disabled={!isReloaded}
              onClick={() => (isOverwriting ? onOverwrite() : setIsOverwriting(true))}
            >
              {text(isOverwriting ? 'conflict.overwrite.confirm' : 'conflict.overwrite')}
            </Button>
            <Button disabled={!isReloaded} onClick={onMerge}>
              {text('conflict.merge')}
            </Button>
          </Flex>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}

function Difference({ refused: { documentId, form, params } }: { refused: RefusedSave }) {
  const text = useText();
  const { post } = useFetchClient();
  const load = useCallback(async () => {
    const locale = LocaleSchema.catch('vi').parse(params.locale);
    const path = `/${PLUGIN_ID}/articles/${documentId}/comparison`;
    const { data } = await post(path, { locale, form });
    return VersionComparisonResponseSchema.parse(data).data;
  }, [post, documentId, form, params]);
  const { loaded } = useLoaded(load);
  if (loaded.status === 'loading') return <p role="status">{text('versions.loading')}</p>;
  if (loaded.status === 'failed') return <p role="alert">{loaded.message}</p>;
  return (
    <section aria-label={text('conflict.difference')}>
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Typography variant="delta" tag="h2">
          {text('conflict.difference')}
        </Typography>
        <Typography variant="pi" tag="p" textColor="neutral600">
          {text('conflict.legend')}
        </Typography>
        <FieldDifferences
          fields={loaded.data.fields}
          labels={{ added: text('conflict.mine'), removed: text('conflict.their') }}
        />
      </Flex>
    </section>
  );
}
