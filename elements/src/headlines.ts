import type { Answer } from '@congkhai/client';
import type { Asked } from './asked.js';
import { type Child, createElement, createLink } from './create-element.js';
import { formatDay } from './format.js';

type Headline = Answer<'listArticles'>['data'][number];

/** An article in a list: its title, which leads to the address that `href` makes, and below it a note. */
export function createHeadline(headline: Headline, asked: Asked<'href'>, ...note: Child[]) {
  const { articleId, slug, locale, title, isDemonstration } = headline;
  const link = createLink(asked.get('href'), { slug, articleId, locale }, { lang: locale }, title);
  const line = createElement('span', { part: 'note' }, ...note);
  if (isDemonstration) line.append(' ', createBadge(asked.text('demonstration')));
  return createElement('li', { part: 'item' }, link, line);
}

/** When it was published, readable by people and by machines. */
export function createDay({ publishedAt }: Headline, { language }: Asked<never>) {
  const attributes = { datetime: publishedAt, part: 'date' };
  return createElement('time', attributes, formatDay(language, publishedAt));
}

/** The mark that invented content carries wherever it is shown, and others. */
export function createBadge(text: string) {
  return createElement('span', { part: 'badge' }, text);
}

/** A list, or what is said if it is empty. Without marks some screen readers say nothing of a list, hence its role. */
export function createList(name: 'ul' | 'ol', items: Node[], ifEmpty: string): Node[] {
  if (items.length === 0) return [createElement('p', { part: 'message' }, ifEmpty)];
  return [createElement(name, { part: 'list', role: 'list' }, ...items)];
}
