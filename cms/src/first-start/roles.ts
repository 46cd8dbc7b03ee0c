const ARTICLE = 'plugin::newsroom.article';
const CATEGORY = 'plugin::newsroom.category';
const LEGAL_DOCUMENT = 'plugin::newsroom.legal-document';
const TAG = 'plugin::newsroom.tag';
const UNIT = 'plugin::administrative-units.unit';
const FRAMEWORK = 'plugin::scorecards.framework';
const PERIOD = 'plugin::scorecards.period';
const BLOCK = 'plugin::scorecards.block';
const SCORECARD = 'plugin::scorecards.scorecard';

type ContentAction = 'create' | 'read' | 'update' | 'delete' | 'publish';

export interface ContentPermission {
  subject: string;
  actions: ContentAction[];
  /** The only fields the role may write. Left out: all. Reading is never narrowed. */
  writableFields?: string[];
}

export interface RoleDefinition {
  code: string;
  name: string;
  description: string;
  content: ContentPermission[];
  actions: string[];
}

const ALL: ContentAction[] = ['create', 'read', 'update', 'delete'];
const FIGURES = ['plugin::audience.read', 'plugin::publishing.read'];
const ARTICLE_REVIEW = 'plugin::newsroom.articles.review';
const AUDIT_LOG = 'plugin::audit-log';
const LINKS_PROPOSING = ['plugin::publishing.links.read', 'plugin::publishing.links.propose'];
const LINKS_DECIDING = ['plugin::publishing.links.read', 'plugin::publishing.links.decide'];
const CURATION = ['plugin::audience.curate'];
const MEDIA_READING = ['plugin::upload.read'];
const MEDIA_WRITING = [
  ...MEDIA_READING,
  'plugin::upload.assets.create',
  'plugin::upload.assets.update',
  'plugin::upload.assets.download',
];
const SCORECARDS = 'plugin::scorecards';
const INDEX_READING: ContentPermission[] = [FRAMEWORK, PERIOD, BLOCK, SCORECARD, UNIT].map(
  (subject) => ({ subject, actions: ['read'] }),
);

/** The roles of a Home Affairs department's portal, with what each needs and no more. The public has none. */
export const ROLES: readonly RoleDefinition[] = [
  {
    code: 'congkhai-editor',
    name: 'Biên tập viên',
    description: 'Viết và xuất bản tin bài.',
    content: [
      { subject: ARTICLE, actions: ['create', 'read', 'update', 'publish'] },
      { subject: LEGAL_DOCUMENT, actions: ['create', 'read', 'update'] },
      { subject: TAG, actions: ['create', 'read', 'update'] },
      { subject: CATEGORY, actions: ['read'] },
      { subject: UNIT, actions: ['read'] },
    ],
    actions: [...MEDIA_WRITING, ...FIGURES, ...CURATION, ...LINKS_PROPOSING],
  },
  {
    code: 'congkhai-unit',
    name: 'Đơn vị',
    description: 'Tự chấm điểm, giải trình và nộp tài liệu kiểm chứng của đơn vị mình.',
    // Nothing in the Content Manager: a unit works with its own scorecard, on the page for it.
    content: [],
    actions: [`${SCORECARDS}.read`, `${SCORECARDS}.scores.self-assess`],
  },
  {
    code: 'congkhai-appraiser',
    name: 'Thẩm định',
    description: 'Thẩm định phiếu chấm của các đơn vị, nhập điểm điều tra xã hội học.',
    content: [
      ...INDEX_READING,
      { subject: SCORECARD, actions: ['update'], writableFields: ['note'] },
    ],
    actions: [`${SCORECARDS}.read`, `${SCORECARDS}.scores.appraise`, `${SCORECARDS}.scores.survey`],
  },
  {
    code: 'congkhai-approver',
    name: 'Lãnh đạo',
    description: 'Duyệt và công bố kỳ đánh giá; duyệt, gỡ tin bài.',
    content: [
      ...INDEX_READING,
      { subject: PERIOD, actions: ['update'], writableFields: ['stage'] },
      { subject: ARTICLE, actions: ['read', 'publish'] },
      { subject: CATEGORY, actions: ['read'] },
      { subject: LEGAL_DOCUMENT, actions: ['read'] },
      { subject: TAG, actions: ['read'] },
    ],
    actions: [
      ...MEDIA_READING,
      ...FIGURES,
      ...CURATION,
      ...LINKS_DECIDING,
      `${SCORECARDS}.read`,
      `${SCORECARDS}.period.approve`,
      `${SCORECARDS}.period.publish`,
      `${SCORECARDS}.period.correct`,
      ARTICLE_REVIEW,
      `${AUDIT_LOG}.read`,
    ],
  },
  {
    code: 'congkhai-administrator',
    name: 'Quản trị',
    description: 'Quản lý đơn vị, bộ chỉ số, kỳ đánh giá, chuyên mục, nội dung và tài khoản.',
    content: [
      { subject: ARTICLE, actions: [...ALL, 'publish'] },
      ...[CATEGORY, LEGAL_DOCUMENT, TAG, UNIT, FRAMEWORK, PERIOD, BLOCK, SCORECARD].map(
        (subject) => ({
          subject,
          actions: ALL,
        }),
      ),
    ],
    actions: [
      ...MEDIA_WRITING,
      ...FIGURES,
      ...CURATION,
      ...LINKS_DECIDING,
      'plugin::publishing.retry',
      'plugin::publishing.alerts.resolve',
      'plugin::publishing.reconcile',
      `${AUDIT_LOG}.read`,
      `${AUDIT_LOG}.export`,
      'plugin::accounts.manage',
      'plugin::administrative-units.events.record',
      'plugin::administrative-units.import',
      'plugin::newsroom.import',
      ARTICLE_REVIEW,
      `${SCORECARDS}.read`,
      `${SCORECARDS}.scores.record`,
      `${SCORECARDS}.period.manage`,
      `${SCORECARDS}.frameworks.manage`,
      `${SCORECARDS}.unit-accounts.manage`,
      'plugin::upload.settings.read',
      'plugin::i18n.locale.read',
      'admin::users.create',
      'admin::users.read',
      'admin::users.update',
      'admin::users.delete',
      'admin::roles.read',
    ],
  },
];
