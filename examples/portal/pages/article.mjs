import { articleOf, neighboursOf } from '../parts/article.mjs';
import { SIDE_SHOWN, sideColumnOf } from '../parts/headlines.mjs';
import { timeOf } from '../parts/shared.mjs';
import { addressesOf } from '../server/addresses.mjs';
import { attribute, html, jsonLdOf } from '../server/html.mjs';
import { ApiFailure, ArticleMoved, nullIfMissing, nullIfUnavailable } from '../server/read-api.mjs';

/** @import { GoneArticle } from '@congkhai/shared/contracts/published-article' */
/** @import { GetArticleResponse } from '@congkhai/shared/contracts/read-api' */
/** @import { GetHeadResponse } from '@congkhai/shared/contracts/read-api-site' */
/** @import { Edition } from '../server/edition.mjs' */
/** @import { Answer, Page, Visit } from '../server/page.mjs' */
/** @import { Language, ReadApi } from '../server/read-api.mjs' */

/** `/tin/{slug}`: an article; what is told of one that is gone; the way to where it is now. @param {Visit} visit @returns {Promise<Answer>} */
export async function showArticle({ edition, api, parameters: [slug = ''] }) {
  try {
    const found = await findArticle(api, slug, edition.language);
    const { articleId, locale } = found.data;
    const translation = await findTranslation(api, found.data);
    // Asked for in English by its Vietnamese address.
    if (translation && locale !== edition.language) return { movedTo: translation };
    const [head, counts, front] = await Promise.all([
      api.getHead(slug, locale),
      nullIfUnavailable(api.countViews(articleId)),
      nullIfUnavailable(api.getFront({ locale, limit: SIDE_SHOWN })),
    ]);
    const shown = { ...found.data, ...found.meta };
    const article = articleOf(shown, counts?.data[0] ?? null, edition);
    return {
      status: 200,
      title: head.data.title,
      description: head.data.description,
      canonical: head.data.canonicalUrl,
      isTranslated: translation !== null,
      otherAddress: translation,
      head: headOf(head.data),
      isShared: true,
      content: html`<div class="article-column" id="article">
${article}
${neighboursOf(shown, edition)}
</div>
${sideColumnOf(front, edition)}`,
    };
  } catch (error) {
    if (error instanceof ArticleMoved) return { movedTo: edition.addresses.article(error.slug) };
    const gone = error instanceof ApiFailure && error.status === 410 && error.problem?.gone;
    if (gone) return gonePageOf(gone, edition);
    throw error;
  }
}

/** The article in the language of the page, or else in Vietnamese. @param {ReadApi} api @param {string} slug @param {Language} language */
async function findArticle(api, slug, language) {
  const found = language === 'vi' ? null : await nullIfMissing(api.getArticle(slug, language));
  return found ?? api.getArticle(slug, 'vi');
}

/** Where it is read in the other language, which may have a slug of its own; null if nobody translated it. @param {ReadApi} api @param {GetArticleResponse['data']} article */
async function findTranslation(api, { articleId, locale }) {
  const other = locale === 'vi' ? 'en' : 'vi';
  const found = await nullIfUnavailable(api.listArticles({ ids: articleId, locale: other }));
  const translated = found?.data[0];
  return translated ? addressesOf(other).article(translated.slug) : null;
}

/** What search engines and other sites are told. @param {GetHeadResponse['data']} head */
function headOf({ metaTags, jsonLd }) {
  const tags = metaTags.map(
    ({ attribute: key, name, content }) =>
      html`<meta${attribute(key, name)} content="${content}">
`,
  );
  return html`${tags}${jsonLdOf(jsonLd)}`;
}

/** What the office tells of an article that it took back. @param {GoneArticle} gone @param {Edition} edition @returns {Page} */
function gonePageOf({ reason, title, notice, goneAt }, edition) {
  const { text, formatInstant, language } = edition;
  return {
    status: 410,
    title: title ?? text('article.gone'),
    content: html`<div class="article-column" id="article">
<h1${attribute('lang', title && 'vi')}>${title ?? text('article.gone')}</h1>
<p>${text(`article.gone.${reason ?? 'removed'}`)} ${timeOf(goneAt, formatInstant(goneAt))}</p>
${notice && html`<p class="lead" lang="vi">${notice}</p>`}
<p><a href="${addressesOf(language).latest()}">${text('article.toLatest')}</a></p>
</div>`,
  };
}
