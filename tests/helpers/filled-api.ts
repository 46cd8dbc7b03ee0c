import { objectKeys } from '@congkhai/shared/contracts/object-keys';
import { createMostReadRefresh } from '../../functions/src/handlers/refresh-most-read';
import { createSigner } from '../../functions/src/ledger/signing';
import type { Api } from './api';
import { aUnit, putArticles, putCategories, putUnits, someArticles } from './builders';
import { AFTER_TWO_DAYS, aPrivateKey, recordTwoDays, sealAt } from './ledger';
import { putManifest } from './manifest';
import { putSummedUpRelease } from './release-builders';

/** Publishes and counts something of every kind: every example of the OpenAPI document is answered from it. */
export async function fillStore(api: Api): Promise<void> {
  await putArticles(api.published, someArticles(40));
  await putCategories(api.published);
  const district = aUnit({ unitId: 'huyen-tien-phuoc', tier: 'district', parentUnitId: null });
  await putUnits(api.published, [aUnit(), district]);
  await putSummedUpRelease(api.published);
  // printf '%%PDF-1.4' | sha256sum
  await api.published.writeBytes(
    objectKeys.media(
      'e16fa5d9b51928755db85b917f0297babaf22c7a47e97d9212adab56e61ba04e',
      'bang-diem.pdf',
    ),
    {
      bytes: Buffer.from('%PDF-1.4'),
      mediaType: 'application/pdf',
    },
  );
  await recordTwoDays(api.views);
  await sealAt(AFTER_TWO_DAYS, { ...api, signer: createSigner(aPrivateKey()) });
  api.clock.now = new Date(AFTER_TWO_DAYS);
  await createMostReadRefresh(api)();
  await putManifest(api.published);
  await api.refreshSearch();
}
