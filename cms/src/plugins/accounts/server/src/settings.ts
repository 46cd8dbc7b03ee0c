import type { Core } from '@strapi/strapi';
import { type AccountsConfig, parseConfig } from './config';
import { PLUGIN_ID } from './constants';
import { type Keys, keysFrom } from './keys';

/** The plugin's settings, with the keys derived from its secret. */
export function settingsOf(strapi: Core.Strapi): { config: AccountsConfig; keys: Keys } {
  const config = parseConfig(strapi.config.get(`plugin::${PLUGIN_ID}`));
  return { config, keys: keysFrom(config.secret) };
}
