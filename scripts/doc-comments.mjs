import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/**
 * @typedef {{ comment: string | null, fields: Map<string, Comments>, element: Comments | null }} Comments
 * What stands beside a schema, its fields and the elements of a list.
 */

/**
 * Reads the comments of zod schemas from their sources, so that what is written once beside a field also reaches those who read the
 * public reference.
 * @param {string} folder The sources that "@congkhai/shared/…" and relative imports lead to.
 */
export function createCommentReader(folder) {
  /** @type {Map<string, ts.SourceFile>} */
  const files = new Map();

  /** @param {string} path */
  function open(path) {
    const known = files.get(path);
    if (known) return known;
    const text = readFileSync(path, 'utf8');
    const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
    files.set(path, file);
    return file;
  }

  /**
   * The comments of the schema that a constant of a file holds.
   * @param {string} path
   * @param {string} name
   * @returns {Comments}
   */
  function commentsOf(path, name) {
    const file = open(path);
    for (const statement of file.statements) {
      if (ts.isVariableStatement(statement))
        for (const { name: declared, initializer } of statement.declarationList.declarations)
          if (initializer && declared.getText(file) === name)
            return { ...read(initializer, file), comment: commentOf(statement) };
      const from = importedFrom(statement, name, file);
      if (from) return commentsOf(from.path, from.name);
    }
    return NOTHING;
  }

  /**
   * @param {ts.Statement} statement
   * @param {string} name
   * @param {ts.SourceFile} file
   */
  function importedFrom(statement, name, file) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier))
      return null;
    const { text } = statement.moduleSpecifier;
    const bindings = statement.importClause?.namedBindings;
    if (!text.startsWith('.') || !bindings || !ts.isNamedImports(bindings)) return null;
    const found = bindings.elements.find((element) => element.name.text === name);
    if (!found) return null;
    const path = `${join(dirname(file.fileName), text)}.ts`;
    return { path, name: (found.propertyName ?? found.name).getText(file) };
  }

  /**
   * @param {ts.Expression} expression
   * @param {ts.SourceFile} file
   * @returns {Comments}
   */
  function read(expression, file) {
    if (ts.isIdentifier(expression)) return commentsOf(file.fileName, expression.text);
    if (!ts.isCallExpression(expression) || !ts.isPropertyAccessExpression(expression.expression))
      return NOTHING;
    const { name, expression: before } = expression.expression;
    const [first] = expression.arguments;
    if (name.text === 'array' && first) return { ...NOTHING, element: read(first, file) };
    const own = first && ts.isObjectLiteralExpression(first) ? readFields(first, file) : new Map();
    if (name.text === 'strictObject' || name.text === 'object') return { ...NOTHING, fields: own };
    const inherited = read(before, file);
    return name.text === 'extend' || name.text === 'safeExtend'
      ? { ...inherited, fields: new Map([...inherited.fields, ...own]) }
      : inherited;
  }

  /**
   * @param {ts.ObjectLiteralExpression} shape
   * @param {ts.SourceFile} file
   * @returns {Map<string, Comments>}
   */
  function readFields(shape, file) {
    /** @type {Map<string, Comments>} */
    const fields = new Map();
    for (const property of shape.properties) {
      if (!ts.isPropertyAssignment(property)) continue;
      const comments = read(property.initializer, file);
      // A field that says nothing of its own means what its schema says.
      const comment = commentOf(property) ?? comments.comment;
      fields.set(property.name.getText(file), { ...comments, comment });
    }
    return fields;
  }

  return (/** @type {string} */ file, /** @type {string} */ name) =>
    commentsOf(join(folder, file), name);
}

/** @type {Comments} */
const NOTHING = { comment: null, fields: new Map(), element: null };

/**
 * @param {ts.Node} node
 * @returns {string | null}
 */
function commentOf(node) {
  const [last] = ts.getJSDocCommentsAndTags(node).slice(-1);
  if (!last || !ts.isJSDoc(last)) return null;
  const text = ts.getTextOfJSDocComment(last.comment);
  return text === undefined ? null : text.replaceAll(/\s*\n\s*/g, ' ').trim();
}

/**
 * Writes comments into a JSON schema.
 * @param {Record<string, any>} schema
 * @param {Comments} comments
 */
export function describeSchema(schema, { comment, fields, element }) {
  if (comment !== null) schema.description = comment;
  const alternatives = /** @type {Record<string, any>[]} */ (schema.anyOf ?? []);
  const object = schema.properties ? schema : alternatives.find(({ properties }) => properties);
  for (const [name, field] of fields)
    if (object?.properties[name]) describeSchema(object.properties[name], field);
  const list = schema.items ? schema : alternatives.find(({ items }) => items);
  if (element && list) describeSchema(list.items, { ...element, comment: null });
}
