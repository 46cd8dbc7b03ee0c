// The import table of the style guide ("Who may import whom"), as rules. `npm run check` runs them;
// tests/contract/import-rules.test.ts breaks each of them once.

const TESTS = '\\.test\\.tsx?$';
const HANDLERS =
  'record-view|refresh-most-read|refresh-index-summary|refresh-search|read-api|seal-views|recount-views|audit-views|verify-audit-log';
const STRAPI_AND_REACT =
  '@strapi/|react/|react-dom/|react-intl/|react-router-dom/|styled-components/|koa/';

/**
 * @param {string} name
 * @param {string} comment
 * @param {object} from
 * @param {object} to
 */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    forbid(
      'no-cycles',
      'Files that need each other are one idea: join them, or move what both need.',
      {},
      {
        circular: true,
      },
    ),
    forbid('not-unresolvable', 'An import must lead somewhere.', {}, { couldNotResolve: true }),
    forbid(
      'shared-is-pure',
      'shared imports zod, the lists of public suffixes and of look-alike letters, and itself: no I/O, no clock, no Strapi, no AWS.',
      { path: '^shared/src', pathNot: TESTS },
      { pathNot: ['^shared/src', '(^|/)node_modules/(zod|tldts|confusables|punycode)/'] },
    ),
    forbid(
      'published-store-knows-shared-only',
      'published-store imports shared, Node and the S3 client.',
      { path: '^published-store/src', pathNot: TESTS },
      {
        pathNot: [
          '^published-store/src',
          '^shared/src',
          '(^|/)node_modules/(zod|canonicalize|@aws-sdk/client-s3|@smithy)/',
        ],
        dependencyTypesNot: ['core'],
      },
    ),
    forbid(
      'workbooks-knows-shared-only',
      'workbooks turns bytes into plain objects and back: shared, streams, zlib, and the libraries for archives and XML.',
      { path: '^workbooks/src', pathNot: TESTS },
      {
        pathNot: [
          '^workbooks/src',
          '^shared/src',
          '(^|/)node_modules/(zod|yauzl|fflate|saxen|@types/yauzl)/',
          '^(node:)?(stream(/promises)?|zlib)$',
        ],
      },
    ),
    forbid(
      'old-portal-knows-shared-only',
      'old-portal turns saved pages into articles: shared and one parser of HTML; only its command reads files.',
      { path: '^old-portal/src', pathNot: `${TESTS}|convert-pages` },
      { pathNot: ['^old-portal/src', '^shared/src', '(^|/)node_modules/(zod|parse5|entities)/'] },
    ),
    forbid(
      'admin-parts-know-no-plugin',
      'What pages of several plugins are made of: React and Strapi, no plugin and no server.',
      { path: '^admin-parts/src', pathNot: TESTS },
      {
        pathNot: ['^admin-parts/src', `(^|/)node_modules/(${STRAPI_AND_REACT})`],
      },
    ),
    forbid(
      'elements-know-the-client-only',
      'What pages load is small: web components import the typed client and nothing else.',
      { path: '^elements/src', pathNot: TESTS },
      { pathNot: ['^elements/src', '^client/src'] },
    ),
    forbid(
      's3-only-in-published-store',
      'Whoever needs the bucket takes a PublishedStore.',
      { path: '^(shared|workbooks|functions|cms)/', pathNot: TESTS },
      { path: '(^|/)node_modules/@aws-sdk/client-s3/' },
    ),
    forbid(
      'handlers-get-stores-as-arguments',
      'A handler decides; AWS, SQLite and the published store come in as arguments (types may be imported).',
      { path: '^functions/src/handlers', pathNot: TESTS },
      {
        path: [
          '(^|/)node_modules/(@aws-sdk|better-sqlite3)/',
          '^functions/src/stores/(sqlite|dynamodb|open)-',
          '^functions/src/(entries|server|config)',
          '^published-store/',
        ],
        dependencyTypesNot: ['type-only'],
      },
    ),
    forbid(
      'handlers-do-not-know-each-other',
      'What two handlers need belongs into shared or into a file of its own.',
      { path: `^functions/src/handlers/(${HANDLERS})[/.]`, pathNot: TESTS },
      {
        path: `^functions/src/handlers/(${HANDLERS})[/.]`,
        pathNot: '^functions/src/handlers/$1[/.]',
      },
    ),
    forbid(
      'charts-are-drawn-apart',
      'What draws charts is large and slow: it runs in a thread and a function of its own (types may be imported).',
      { path: '^functions/src/', pathNot: `^functions/src/(charts|entries)/|${TESTS}` },
      {
        path: ['(^|/)node_modules/(echarts|zrender|canvaskit-wasm)/', '^functions/src/charts/'],
        dependencyTypesNot: ['type-only'],
      },
    ),
    forbid(
      'stores-know-no-handler',
      'Stores are told what to keep (the type of their settings may be imported).',
      { path: '^functions/src/stores', pathNot: TESTS },
      {
        path: '^functions/src/(handlers|entries|server|config)',
        dependencyTypesNot: ['type-only'],
      },
    ),
    forbid(
      'cms-does-not-know-functions',
      'cms and functions meet in shared/contracts.',
      { path: '^cms/' },
      { path: '^functions/' },
    ),
    forbid(
      'functions-do-not-know-cms',
      'cms and functions meet in shared/contracts.',
      { path: '^functions/' },
      { path: ['^cms/', '(^|/)node_modules/@strapi/'] },
    ),
    forbid(
      'plugins-know-strapi-and-shared',
      "A plugin reaches a neighbour only through strapi.plugin('x').service('y').",
      { path: '^cms/src/plugins/([^/]+)/', pathNot: TESTS },
      {
        pathNot: [
          '^cms/src/plugins/$1/',
          '^admin-parts/src',
          '^shared/src',
          '^published-store/src',
          '^workbooks/src',
          `(^|/)node_modules/(zod/|canonicalize/|recharts/|otpauth/|uqr/|@zxcvbn-ts/|${STRAPI_AND_REACT})`,
        ],
        dependencyTypesNot: ['core'],
      },
    ),
    forbid(
      'only-publishing-writes-the-published-store',
      'A plugin that wants something public registers a publishable with the publishing plugin.',
      { path: '^cms/src/', pathNot: '^cms/src/plugins/publishing/' },
      { path: '^published-store/' },
    ),
    forbid(
      'nobody-imports-tests',
      'Helpers of tests are no product code.',
      {
        path: '^(shared|published-store|workbooks|old-portal|admin-parts|client|elements|functions|cms|scripts|examples)/',
      },
      { path: '^tests/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // examples/starter has packages of its own, which are installed for its own test only.
    exclude: { path: '(^|/)(dist|\\.tsbuild|\\.cache)/|^examples/starter/' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json', '.d.ts'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
