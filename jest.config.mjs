/** @type {import('jest').Config} */
const common = {
  testEnvironment: 'node',
  transform: {
    '(\\.(ts|tsx|mjs)|/node_modules/saxen/.+\\.js)$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
          target: 'es2022',
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  // saxen comes as ECMAScript modules only.
  transformIgnorePatterns: ['/node_modules/(?!saxen/)'],
  // The client's own imports end in .js, as its package needs them.
  moduleNameMapper: { '^(\\.{1,2}/.+)\\.js$': '$1' },
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/', '/\\.tsbuild/', '/\\.cache/'],
};

/** @type {import('jest').Config} */
export default {
  // Nothing is judged by the clock: this ends a test that hangs, on the slowest and busiest machine, too.
  testTimeout: 900_000,
  projects: [
    {
      ...common,
      displayName: 'unit',
      roots: [
        'shared',
        'published-store',
        'workbooks',
        'old-portal',
        'client',
        'elements',
        'backup',
        'functions',
        'cms',
        'examples',
      ].map((folder) => `<rootDir>/${folder}`),
      testMatch: ['**/*.test.ts', '**/*.test.tsx'],
    },
    ...['contract', 'integration', 'end-to-end', 'portal', 'chaos'].map((name) => ({
      ...common,
      ...(name !== 'contract' && {
        testEnvironment: '<rootDir>/tests/helpers/telling-environment.ts',
      }),
      displayName: name,
      testMatch: [`<rootDir>/tests/${name}/**/*.test.ts`],
    })),
  ],
};
