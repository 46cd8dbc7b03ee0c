import { html } from '../server/html.mjs';
import { choicesOf } from './shared.mjs';

/** @import { ListCategoriesResponse } from '@congkhai/shared/contracts/read-api' */
/** @import { Edition } from '../server/edition.mjs' */
/** @import { Language, ReadApi } from '../server/read-api.mjs' */
/** @typedef {ListCategoriesResponse['data']} Categories */

/** The categories with their articles in a language, or in Vietnamese where nothing is translated. @param {ReadApi} api @param {Language} language @returns {Promise<Categories>} */
export async function categoriesIn(api, language) {
  const { data } = await api.listCategories(language);
  const hasAny = data.some(({ articleCount }) => articleCount > 0);
  return language === 'vi' || hasAny ? data : (await api.listCategories('vi')).data;
}

/** What a category is called in a language, and marked as Vietnamese where nobody translated it. @param {Categories[number]} category @param {Edition} edition */
export function categoryNameOf({ name, nameEnglish }, { language }) {
  return language === 'en' && nameEnglish !== null
    ? nameEnglish
    : html`<span lang="vi">${name}</span>`;
}

/**
 * The categories that have articles: those at the top, and below the one that is shown its parts.
 * @param {Categories} categories @param {Edition} edition @param {{ currentId?: string, isAll?: boolean }} [shown]
 */
export function categoryMenuOf(categories, edition, { currentId, isAll = false } = {}) {
  const { text, addresses, formatCount } = edition;
  const current = categories.find(({ categoryId }) => categoryId === currentId);
  const collator = new Intl.Collator('vi');
  const listed = (/** @type {string | null} */ parentId) =>
    categories
      .filter((each) => each.parentCategoryId === parentId && each.articleCount > 0)
      .sort((a, b) => collator.compare(a.name, b.name));
  const choiceOf = (/** @type {Categories[number]} */ category) => ({
    address: addresses.category(category.categoryId),
    name: html`${categoryNameOf(category, edition)} (${formatCount(category.articleCount)})`,
    isCurrent: category.categoryId === currentId,
  });
  const all = { address: addresses.latest(), name: text('areas.all'), isCurrent: isAll };
  const parts = current ? listed(current.categoryId) : [];
  const above = current?.parentCategoryId
    ? categories.filter(({ categoryId }) => categoryId === current.parentCategoryId)
    : [];
  return html`<div class="explorer">
${choicesOf(text('category.menu'), [all, ...listed(null).map(choiceOf)])}
${current && parts.length + above.length > 0 && choicesOf(text('category.parts'), [...above, current, ...parts].map(choiceOf))}
</div>`;
}
