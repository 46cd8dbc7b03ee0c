// npm run build:openapi makes this file of the contracts.
import { post, read } from '../endpoint.js';

/** Latest articles, newest first. */
export const listArticles = /*#__PURE__*/ read<'listArticles'>('/v1/articles');
/** An article with its newer, older and related ones. */
export const getArticle = /*#__PURE__*/ read<'getArticle'>('/v1/articles/{slug}');
/** What belongs into the head of an article's page: Open Graph and schema.org. */
export const getHead = /*#__PURE__*/ read<'getHead'>('/v1/articles/{slug}/head');
/** Categories with the numbers of their articles, for a menu. */
export const listCategories = /*#__PURE__*/ read<'listCategories'>('/v1/categories');
/** Administrative units in force on a day, today if none is named. */
export const listUnits = /*#__PURE__*/ read<'listUnits'>('/v1/units');
/** A unit's versions, and the events of its history. */
export const getUnit = /*#__PURE__*/ read<'getUnit'>('/v1/units/{unitId}');
/** The units it was made of and those it became, through all generations. */
export const getUnitLineage = /*#__PURE__*/ read<'getUnitLineage'>('/v1/units/{unitId}/lineage');
/** A unit's results over the years, with boundary breaks. */
export const getUnitSeries = /*#__PURE__*/ read<'getUnitSeries'>('/v1/units/{unitId}/series');
/** The state of the stores, and what is pending or stale. */
export const getHealth = /*#__PURE__*/ read<'getHealth'>('/v1/health');
/** Articles, units, cited documents and results of the index, by words. */
export const search = /*#__PURE__*/ read<'search'>('/v1/search');
/** Counts one activation of an article; the same event twice is one. */
export const recordView = /*#__PURE__*/ post<'recordView'>('/v1/views');
/** Views and reads of up to 200 articles, of all time. */
export const countViews = /*#__PURE__*/ read<'countViews'>('/v1/views');
/** Most read articles of a window, with what editors pinned. */
export const listMostRead = /*#__PURE__*/ read<'listMostRead'>('/v1/most-read');
/** What is read more than usual at this hour. */
export const listRising = /*#__PURE__*/ read<'listRising'>('/v1/rising');
/** A home page in one call: latest, most read, totals. */
export const getFront = /*#__PURE__*/ read<'getFront'>('/v1/front');
/** Views and reads of up to 1,000 articles in several windows. */
export const queryViews = /*#__PURE__*/ post<'queryViews'>('/v1/views/query');
/** An article day by day, with where readers came from. */
export const getArticleViews = /*#__PURE__*/ read<'getArticleViews'>('/v1/views/{articleId}');
/** Total visits, views and reads of the site. */
export const getTotal = /*#__PURE__*/ read<'getTotal'>('/v1/total');
/** Days of the site or of a part of it, and the articles most read in them. */
export const getAudience = /*#__PURE__*/ read<'getAudience'>('/v1/audience');
/** This hour against the same hour of the 7 days before. */
export const getAudienceNow = /*#__PURE__*/ read<'getAudienceNow'>('/v1/audience/now');
/** What was taken for what per day, the rules, public keys, ends of the chains. */
export const getTransparency = /*#__PURE__*/ read<'getTransparency'>('/v1/transparency');
/** The sealed days of a range. */
export const listLedger = /*#__PURE__*/ read<'listLedger'>('/v1/ledger');
/** The seal of a day, as it was signed. */
export const getDaySeal = /*#__PURE__*/ read<'getDaySeal'>('/v1/ledger/days/{day}');
/** The seal of an hour in UTC, as it was signed. */
export const getHourSeal = /*#__PURE__*/ read<'getHourSeal'>('/v1/ledger/hours/{hour}');
/** Published assessment periods. */
export const listPeriods = /*#__PURE__*/ read<'listPeriods'>('/v1/periods');
/** Ranking with points, grades, ranks and change; statistics; counts per grade. */
export const getSummary = /*#__PURE__*/ read<'getSummary'>('/v1/periods/{id}/summary');
/** One unit's result with every item, remark, explanation and evidence. */
export const getUnitResult = /*#__PURE__*/ read<'getUnitResult'>('/v1/periods/{id}/units/{unitId}');
/** Every unit's points in every area of a block. */
export const getAreas = /*#__PURE__*/ read<'getAreas'>('/v1/periods/{id}/areas');
/** How every item of a block was scored; with `units`, what these got. */
export const getItems = /*#__PURE__*/ read<'getItems'>('/v1/periods/{id}/items');
/** 2 to 20 units of one block side by side. */
export const compareUnits = /*#__PURE__*/ read<'compareUnits'>('/v1/periods/{id}/compare');
/** All releases of a period with their errata, newest first. */
export const listReleases = /*#__PURE__*/ read<'listReleases'>('/v1/periods/{id}/releases');
/** A release as it was frozen, with its SHA-256. */
export const getRelease = /*#__PURE__*/ read<'getRelease'>('/v1/periods/{id}/releases/{number}');
/** The open data files of a release. */
export const listOpenData = /*#__PURE__*/ read<'listOpenData'>('/v1/periods/{id}/releases/{number}/open-data');
/** Which rows of a printed table do not follow from its parts. */
export const checkTable = /*#__PURE__*/ post<'checkTable'>('/v1/check-table');
/** A ranking chart to be embedded elsewhere, by the specification of oEmbed. */
export const getOEmbed = /*#__PURE__*/ read<'getOEmbed'>('/v1/oembed');
