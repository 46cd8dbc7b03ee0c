import { unstable_useDocumentActions as useDocumentActions } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';
import { ARTICLE_UID } from '../constants';
import { ConflictDialog } from './ConflictDialog';
import { mergeForms, onTopOf } from './merge-forms';
import { useHeldForm } from './use-held-form';

/** In the form of an article: what a person can do when somebody else has saved it meanwhile. */
export function ConflictWatcher({ slug }: { slug?: string }) {
  return slug === ARTICLE_UID ? <ArticleConflict /> : null;
}

function ArticleConflict() {
  const { id } = useParams();
  const { conflict, loaded, isReloaded, setValues, close } = useHeldForm(id);
  const { update } = useDocumentActions();
  if (!conflict) return null;
  const { refused, opened, mine } = conflict;
  const overwrite = async () => {
    const { documentId, params, form } = refused;
    close();
    await update(
      { collectionType: 'collection-types', model: ARTICLE_UID, documentId, params },
      onTopOf(form, refused.conflict.saveNumber),
    );
  };
  return (
    <ConflictDialog
      refused={refused}
      isReloaded={isReloaded}
      onMerge={() => {
        setValues(mergeForms({ opened, mine, theirs: loaded }));
        close();
      }}
      onOverwrite={() => void overwrite()}
      onClose={close}
    />
  );
}
