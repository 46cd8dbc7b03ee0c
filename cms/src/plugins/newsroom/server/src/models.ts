import { bulkModels } from './bulk/models';
import {
  FINDING_ANSWER_UID,
  MEDIA_DIGEST_UID,
  PUBLISHED_SLUG_UID,
  TRASHED_ARTICLE_UID,
  VERSION_UID,
} from './constants';
import { importModels } from './import/models';
import { workflowModels } from './workflow/models';

const required = { column: { notNullable: true } };

/** A question of the checks that a person answered with "right as it is". */
const findingAnswer = {
  uid: FINDING_ANSWER_UID,
  singularName: 'finding-answer',
  tableName: 'newsroom_finding_answers',
  attributes: {
    id: { type: 'increments' },
    documentId: { type: 'string', ...required },
    locale: { type: 'string', ...required },
    kind: { type: 'string', ...required },
    field: { type: 'string', ...required },
    subjectHash: { type: 'string', ...required },
    answeredBy: { type: 'string', ...required },
    answeredAt: { type: 'datetime', ...required },
  },
  indexes: [
    {
      name: 'newsroom_finding_answers_subject',
      columns: ['document_id', 'locale', 'subject_hash'],
      type: 'unique',
    },
  ],
};

/** What an article's draft was after each save, with whoever saved it. Rows are added and never changed. */
const version = {
  uid: VERSION_UID,
  singularName: 'article-version',
  tableName: 'newsroom_versions',
  attributes: {
    id: { type: 'increments' },
    documentId: { type: 'string', ...required },
    locale: { type: 'string', ...required },
    number: { type: 'integer', ...required },
    reason: { type: 'string', ...required },
    savedAt: { type: 'datetime', ...required },
    savedBy: { type: 'string' },
    savedById: { type: 'integer' },
    changedFields: { type: 'json' },
    content: { type: 'json', ...required },
    sha256: { type: 'string', ...required },
  },
  indexes: [
    {
      name: 'newsroom_versions_number',
      columns: ['document_id', 'locale', 'number'],
      type: 'unique',
    },
  ],
};

/** Articles that were deleted, by language, until they are taken back or their time is over. What they said is in their versions. */
const trashedArticle = {
  uid: TRASHED_ARTICLE_UID,
  singularName: 'trashed-article',
  tableName: 'newsroom_trash',
  attributes: {
    id: { type: 'increments' },
    documentId: { type: 'string', ...required },
    locale: { type: 'string', ...required },
    title: { type: 'string', ...required },
    foldedTitle: { type: 'string' },
    slug: { type: 'string' },
    wasPublished: { type: 'boolean', ...required },
    deletedAt: { type: 'datetime', ...required },
    deletedBy: { type: 'string' },
  },
  indexes: [
    { name: 'newsroom_trash_document', columns: ['document_id', 'locale'], type: 'unique' },
    { name: 'newsroom_trash_deleted', columns: ['deleted_at'], type: null },
  ],
};

/**
 * Every address at which an article was ever published, kept for good: links to it lie about in mails and on other pages, so
 * that no other article may ever have it.
 */
const publishedSlug = {
  uid: PUBLISHED_SLUG_UID,
  singularName: 'published-slug',
  tableName: 'newsroom_published_slugs',
  attributes: {
    id: { type: 'increments' },
    locale: { type: 'string', ...required },
    slug: { type: 'string', ...required },
    documentId: { type: 'string', ...required },
  },
  indexes: [
    { name: 'newsroom_published_slugs_slug', columns: ['locale', 'slug'], type: 'unique' },
    { name: 'newsroom_published_slugs_document', columns: ['document_id', 'locale'], type: null },
  ],
};

/** What the bytes of files of the media library hash to, so that they need not be read each time. May be emptied at any time. */
const mediaDigest = {
  uid: MEDIA_DIGEST_UID,
  singularName: 'media-digest',
  tableName: 'newsroom_media_digests',
  attributes: {
    id: { type: 'increments' },
    url: { type: 'string', ...required },
    version: { type: 'string', ...required },
    sha256: { type: 'string', ...required },
    byteCount: { type: 'integer', ...required },
  },
  indexes: [{ name: 'newsroom_media_digests_url', columns: ['url'], type: 'unique' }],
};

/** Tables of the plugin that nobody edits in forms. */
export const models = [
  findingAnswer,
  publishedSlug,
  mediaDigest,
  version,
  trashedArticle,
  ...workflowModels,
  ...importModels,
  ...bulkModels,
];
