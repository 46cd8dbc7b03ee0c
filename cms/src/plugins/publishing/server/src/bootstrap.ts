import type { Core } from '@strapi/strapi';
import type { Courier } from './alerts/courier';
import { parseConfig } from './config';
import { PLUGIN_ID } from './constants';
import { dropFormerIndex } from './drop-former-index';
import type { Reconciler } from './reconcile/reconciler';
import type { Drain } from './services/drain';
import type { Outbox } from './services/outbox';
import type { Registry } from './services/registry';
import { signAnew } from './services/sign-anew';
import { writeFormsAnew } from './services/write-forms-anew';
import { signerOf } from './signing';
import { createUploadsBucket } from './store';
import { keepUploads } from './uploads/keep-uploads';

export async function bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  await strapi.service('admin::permission').actionProvider.registerMany([
    {
      section: 'plugins',
      displayName: 'Xem hàng đợi xuất bản',
      uid: 'read',
      pluginName: PLUGIN_ID,
    },
    {
      section: 'plugins',
      displayName: 'Thử xuất bản lại ngay',
      uid: 'retry',
      pluginName: PLUGIN_ID,
    },
    {
      section: 'plugins',
      displayName: 'Đối chiếu và dựng lại kho công khai',
      uid: 'reconcile',
      pluginName: PLUGIN_ID,
    },
    {
      section: 'plugins',
      displayName: 'Đánh dấu cảnh báo đã xử lý',
      uid: 'alerts.resolve',
      pluginName: PLUGIN_ID,
    },
    {
      section: 'plugins',
      displayName: 'Xem liên kết ra ngoài',
      uid: 'links.read',
      pluginName: PLUGIN_ID,
    },
    {
      section: 'plugins',
      displayName: 'Đề xuất trang được dẫn tới',
      uid: 'links.propose',
      pluginName: PLUGIN_ID,
    },
    {
      section: 'plugins',
      displayName: 'Duyệt, thu hồi trang được dẫn tới (không tự duyệt đề xuất của mình)',
      uid: 'links.decide',
      pluginName: PLUGIN_ID,
    },
  ]);
  const config = parseConfig(strapi.config.get(`plugin::${PLUGIN_ID}`));
  const uploads = createUploadsBucket(config);
  if (uploads) keepUploads(strapi, uploads);
  await dropFormerIndex(strapi);
  const outbox: Outbox = strapi.plugin(PLUGIN_ID).service('outbox');
  const registry: Registry = strapi.plugin(PLUGIN_ID).service('registry');
  await signAnew(strapi, { signer: signerOf(config), outbox });
  await writeFormsAnew(strapi, { registry, outbox });
  const drain: Drain = strapi.plugin(PLUGIN_ID).service('drain');
  drain.start();
  const courier: Courier = strapi.plugin(PLUGIN_ID).service('courier');
  courier.start();
  const reconciler: Reconciler = strapi.plugin(PLUGIN_ID).service('reconciler');
  reconciler.schedule();
}
