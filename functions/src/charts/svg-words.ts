import { createHash } from 'node:crypto';
import type { ChartWords } from '@congkhai/shared/charts/chart';
import { element } from '@congkhai/shared/text/xml-text';

const DUBLIN_CORE = 'http://purl.org/dc/elements/1.1/';
/** ECharts numbers names through the life of the program, which would make other bytes of the same chart. Classes are for the mouse only. */
const NUMBERED_CLASSES = / class="zr\d+-cls-\d+"/g;
const RULES_OF_CLASSES = /<style ?>.*?<\/style>\s*/gs;
const NUMBERED_NAME = /\bzr\d+-/g;

/** An SVG with what it says in words, as readers of screens and of data take it. */
export function withSvgWords(
  svg: string,
  { locale, title, description, dataUrl }: ChartWords,
): string {
  // Pages may have several charts in them: names are of one chart only.
  const own = `ck${createHash('sha256').update(`${title}\n${description}`).digest('hex').slice(0, 8)}`;
  const source = element('source', { xmlns: DUBLIN_CORE }, dataUrl);
  const words = [
    element('title', { id: `${own}-title` }, title),
    element('desc', { id: `${own}-desc` }, `${description} ${dataUrl}`),
    element('metadata', {}, source),
  ];
  const attributes = `role="img" lang="${locale}" aria-labelledby="${own}-title ${own}-desc"`;
  return svg
    .replace(NUMBERED_CLASSES, '')
    .replace(RULES_OF_CLASSES, '')
    .replace(/<[^>]+>/g, (tag) => tag.replaceAll(NUMBERED_NAME, `${own}-`))
    .replace(
      /^<svg ([^>]*)>/,
      (_tag, rest) => `<svg ${attributes} ${rest}>${words.map(({ xml }) => xml).join('')}`,
    );
}
