import type { Core } from '@strapi/strapi';
import { ACTIONS, PLUGIN_ID } from './constants';
import { protectRecords } from './protect-records';

const OFFERED: { uid: string; subCategory: string; displayName: string }[] = [
  [ACTIONS.read, 'Chấm điểm', 'Xem các trang chấm điểm'],
  [ACTIONS.selfAssess, 'Chấm điểm', 'Tự chấm điểm và giải trình'],
  [ACTIONS.appraise, 'Chấm điểm', 'Thẩm định'],
  [ACTIONS.survey, 'Chấm điểm', 'Nhập điểm điều tra xã hội học'],
  [ACTIONS.record, 'Chấm điểm', 'Nhập mọi điểm ở mọi giai đoạn chấm điểm (số liệu các năm trước)'],
  [ACTIONS.manage, 'Kỳ đánh giá', 'Chuyển giai đoạn và đặt thời hạn'],
  [ACTIONS.approve, 'Kỳ đánh giá', 'Phê duyệt điểm và gỡ phê duyệt'],
  [ACTIONS.publish, 'Kỳ đánh giá', 'Công bố và gỡ công bố'],
  [ACTIONS.correct, 'Kỳ đánh giá', 'Mở và công bố bản đính chính'],
  [ACTIONS.manageFrameworks, 'Bộ chỉ số', 'Tạo phiên bản mới của bộ chỉ số, nhập và xuất'],
  [ACTIONS.manageUnitAccounts, 'Tài khoản', 'Gắn tài khoản với đơn vị'],
].map(([action = '', subCategory = '', displayName = '']) => ({
  uid: action.slice(`plugin::${PLUGIN_ID}.`.length),
  subCategory,
  displayName,
}));

/** Offers roles what editing documents does not include, and protects what is on record. */
export async function bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  await strapi
    .service('admin::permission')
    .actionProvider.registerMany(
      OFFERED.map((action) => ({ ...action, section: 'plugins', pluginName: PLUGIN_ID })),
    );
  await protectRecords(strapi);
}
