import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { isOurs } from './sources.mjs';

/** Of entries everything is meant to happen. */
const ENTRIES = /\/functions\/src\/entries\//;

/** @type {Map<string, string>} */
const contentsOf = new Map();

/**
 * A contract is a value that calls make, and a bundler cannot know that nothing else comes of these calls: it keeps all contracts of a module of which one is used.
 * Here it is told so of every constant of our modules: whatever makes one that nobody uses is left out.
 * @type {import('esbuild').Plugin}
 */
export const unusedConstants = {
  name: 'unused-constants',
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, ({ path }) => {
      if (!isOurs(path) || ENTRIES.test(path)) return null;
      const contents = contentsOf.get(path) ?? withPureConstants(path);
      contentsOf.set(path, contents);
      return { contents, loader: 'ts' };
    });
  },
};

/** @param {string} path */
function withPureConstants(path) {
  const text = readFileSync(path, 'utf8');
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const values = source.statements
    .filter((statement) => ts.isVariableStatement(statement))
    .flatMap(({ declarationList }) => declarationList.declarations)
    .flatMap(({ name, initializer }) => (ts.isIdentifier(name) && initializer ? initializer : []))
    .filter(isMadeByCalls);
  let written = '';
  let end = 0;
  for (const value of values) {
    written += `${text.slice(end, value.getStart(source))}/* @__PURE__ */ (() => (${value.getText(source)}))()`;
    end = value.end;
  }
  return written + text.slice(end);
}

/** @param {ts.Node} node @returns {boolean} */
function isMadeByCalls(node) {
  if (ts.isFunctionLike(node)) return false;
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) return true;
  return ts.forEachChild(node, (child) => isMadeByCalls(child) || undefined) ?? false;
}
