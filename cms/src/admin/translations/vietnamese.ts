import admin from './vi/admin.json';
import contentManager from './vi/content-manager.json';
import contentTypeBuilder from './vi/content-type-builder.json';
import defaults from './vi/defaults.json';
import email from './vi/email.json';
import i18n from './vi/i18n.json';
import upload from './vi/upload.json';

/**
 * What Strapi's own packages lack in Vietnamese, by the package; they ship some of it themselves, and a test tells what is missing.
 * `defaults` are messages that Strapi's code names without having them in any language: it shows its English default.
 */
export const vietnamese: Record<string, string> = {
  ...admin,
  ...contentManager,
  ...contentTypeBuilder,
  ...email,
  ...i18n,
  ...upload,
  ...defaults,
};
