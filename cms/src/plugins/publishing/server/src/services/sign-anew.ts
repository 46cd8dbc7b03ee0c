import { MEDIA_PREFIX } from '@congkhai/shared/contracts/object-keys';
import type { Core } from '@strapi/strapi';
import { LEDGER_UID } from '../constants';
import type { Signer } from '../signing';
import type { Outbox } from './outbox';

interface SubjectRow {
  subject: string;
}

/**
 * Has everything sealed anew, in place, that an earlier version did not seal, or that another key or none signed: the same content with the same
 * revision. It goes on after a crash. Without a key at hand, what is signed stays as it is.
 */
export async function signAnew(
  strapi: Core.Strapi,
  { signer, outbox }: { signer: Signer | null; outbox: Outbox },
): Promise<void> {
  const rows = strapi.db.query(LEDGER_UID);
  await strapi.db.transaction(async () => {
    const unsealed: SubjectRow[] = await rows.findMany({
      where: { state: null },
      select: ['subject'],
    });
    const unsigned = signer ? await markUnsigned(strapi, signer) : [];
    const subjects = new Set([...unsealed, ...unsigned].map(({ subject }) => subject));
    await outbox.add(subjects);
    if (subjects.size > 0) strapi.log.info(`publishing: ${subjects.size} subjects are sealed anew`);
  });
  if (!signer)
    strapi.log.warn(
      'publishing: there is no PUBLISHING_PRIVATE_KEY: documents are not signed, so nobody can tell them from those of a stranger',
    );
}

async function markUnsigned(strapi: Core.Strapi, { keyId }: Signer): Promise<SubjectRow[]> {
  const rows = strapi.db.query(LEDGER_UID);
  const where = {
    state: 'written',
    $or: [{ keyId: null }, { keyId: { $ne: keyId } }],
    // Files have no seal: their keys are made of their bytes.
    $not: { key: { $startsWith: MEDIA_PREFIX } },
  };
  const unsigned: SubjectRow[] = await rows.findMany({ where, select: ['subject'] });
  if (unsigned.length > 0) await rows.updateMany({ where, data: { state: 'damaged' } });
  return unsigned;
}
