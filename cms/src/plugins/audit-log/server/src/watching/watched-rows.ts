import type { AuditChange } from '@congkhai/shared/contracts/audit-trail';
import * as z from 'zod';

type Row = Record<string, unknown>;

/** A table of Strapi's whose rows are watched one by one. */
export interface WatchedRows {
  uid: string;
  group: string;
  populate?: string[];
  /** What a row is called. */
  titleOf(row: Row): string;
  /** What is compared; the rest is Strapi's own business. */
  fieldsOf(row: Row): Row;
  secretFields?: string[];
  /** Rows that say nothing about what people did. */
  isIgnored?(row: Row): boolean;
  /** A change with a name of its own. */
  verbOf?(changes: readonly AuditChange[]): string | null;
}

const SECRET_MEMBER = /password|secret|token|key$/i;

const pick =
  (...names: string[]) =>
  (row: Row): Row =>
    Object.fromEntries(names.map((name) => [name, row[name] ?? null]));
const text = (value: unknown): string => (value ? String(value) : '');
const NamedSchema = z.array(z.looseObject({ name: z.string() })).catch([]);

/** What became of an account when these of its fields changed. The first that fits names the change. */
function accountVerbOf(changes: readonly AuditChange[]): string | null {
  const find = (name: string) => changes.find(({ field }) => field === name);
  const active = find('isActive');
  if (find('registrationToken') && find('password')) return 'registered';
  if (active && 'after' in active) return active.after === 'true' ? 'unblocked' : 'blocked';
  if (find('password')) return 'password-changed';
  if (find('resetPasswordToken')) return 'password-reset-requested';
  return null;
}

// Its address may carry a key, and its headers usually do.
function withoutSecrets(url: unknown): string {
  if (!URL.canParse(text(url))) return '';
  const { origin, pathname } = new URL(text(url));
  return `${origin}${pathname}`;
}

function settingsOf(value: unknown): unknown {
  try {
    return JSON.parse(text(value), (name, member: unknown) =>
      SECRET_MEMBER.test(name) && typeof member === 'string' ? '***' : member,
    );
  } catch {
    // Settings that are no JSON are told as they are.
    return value;
  }
}

/** Settings that people change in the admin; the rest of this table is Strapi's memory of itself, as when it last counted its files. */
const SETTINGS = /^(plugin_(upload_(?!metrics$)|(i18n|email|users-permissions)_)|core_admin_)/;

const TOKEN_FIELDS = ['name', 'description', 'type', 'kind', 'lifespan', 'expiresAt'];

export const WATCHED_ROWS: readonly WatchedRows[] = [
  {
    uid: 'admin::user',
    group: 'account',
    populate: ['roles'],
    titleOf: ({ lastname, firstname, email }) =>
      [lastname, firstname].filter(Boolean).join(' ') || text(email),
    fieldsOf: (row) => ({
      ...pick(
        ...['email', 'firstname', 'lastname', 'username', 'isActive', 'blocked'],
        ...['preferedLanguage', 'password', 'resetPasswordToken', 'registrationToken'],
      )(row),
      roles: NamedSchema.parse(row.roles)
        .map(({ name }) => name)
        .sort(),
    }),
    secretFields: ['password', 'resetPasswordToken', 'registrationToken'],
    verbOf: accountVerbOf,
  },
  {
    uid: 'admin::role',
    group: 'role',
    titleOf: ({ name }) => text(name),
    fieldsOf: pick('name', 'code', 'description'),
  },
  {
    uid: 'admin::api-token',
    group: 'api-token',
    titleOf: ({ name }) => text(name),
    fieldsOf: pick(...TOKEN_FIELDS, 'accessKey'),
    secretFields: ['accessKey'],
    verbOf: (changes) => (changes.some(({ field }) => field === 'accessKey') ? 'renewed' : null),
  },
  {
    uid: 'admin::transfer-token',
    group: 'transfer-token',
    titleOf: ({ name }) => text(name),
    fieldsOf: pick(...TOKEN_FIELDS, 'accessKey'),
    secretFields: ['accessKey'],
    verbOf: (changes) => (changes.some(({ field }) => field === 'accessKey') ? 'renewed' : null),
  },
  {
    uid: 'strapi::webhook',
    group: 'webhook',
    titleOf: ({ name }) => text(name),
    fieldsOf: (row) => ({
      ...pick('name', 'events', 'enabled')(row),
      url: withoutSecrets(row.url),
      address: row.url ?? null,
      headers: JSON.stringify(row.headers ?? {}),
    }),
    secretFields: ['address', 'headers'],
  },
  {
    uid: 'plugin::i18n.locale',
    group: 'locale',
    titleOf: ({ name }) => text(name),
    fieldsOf: pick('name', 'code'),
  },
  {
    uid: 'plugin::upload.file',
    group: 'file',
    titleOf: ({ name }) => text(name),
    fieldsOf: pick('name', 'alternativeText', 'caption', 'mime', 'size', 'hash', 'folderPath'),
  },
  {
    uid: 'strapi::core-store',
    group: 'settings',
    titleOf: ({ key }) => text(key),
    fieldsOf: ({ value }) => ({ value: settingsOf(value) }),
    isIgnored: ({ key }) => !SETTINGS.test(text(key)),
  },
];
