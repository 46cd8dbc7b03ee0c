import type { ArticleStage } from '@congkhai/shared/news/article-stage';
import { PLUGIN_ID } from '../constants';

const messagesByLanguage = new Map<string, Record<string, string>>();

/** Keeps the plugin's texts for where Strapi wants words outside of what React draws. */
export function keepTexts(
  translations: readonly { data: Record<string, string>; locale: string }[],
) {
  for (const { data, locale } of translations) messagesByLanguage.set(locale, data);
}

/** A stage in the language of whoever looks. Strapi looks up the values of a list by themselves, and other lists share some of ours. */
export function stageNameOf(stage: ArticleStage): string {
  const messages = messagesByLanguage.get(document.documentElement.lang);
  return messages?.[`${PLUGIN_ID}.stage.${stage}`] ?? stage;
}
