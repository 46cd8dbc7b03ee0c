import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';

type Messages = Record<string, string>;

const ROOT = join(__dirname, '../..');
const OURS = join(ROOT, 'cms/src/admin/translations/vi');
/** The packages of Strapi whose pages the product shows, and where each keeps its messages. */
const PACKAGES = [
  ['admin', 'dist/admin/admin/src/translations'],
  ['content-manager', 'dist/admin/translations'],
  ['content-type-builder', 'dist/admin/translations'],
  ['email', 'dist/admin/translations'],
  ['i18n', 'dist/admin/translations'],
  ['upload', 'dist/admin/translations'],
] as const;

function strapiMessages(name: string, folder: string, language: 'en' | 'vi'): Messages {
  const file = join(ROOT, 'node_modules/@strapi', name, folder, `${language}.json.js`);
  if (!existsSync(file)) return {};
  const loaded: Messages | { default: Messages } = jest.requireActual(file);
  const messages = typeof loaded.default === 'object' ? loaded.default : loaded;
  const prefix = name === 'admin' ? '' : `${name}.`;
  return Object.fromEntries(
    Object.entries(messages).map(([key, message]) => [`${prefix}${key}`, String(message)]),
  );
}

function ourMessages(name: string): Messages {
  return JSON.parse(readFileSync(join(OURS, `${name}.json`), 'utf8'));
}

/** What a message needs to be given: values and tags, whatever it does with them. */
function namesIn(message: string): string[] {
  const names = new Set<string>();
  const visit = (elements: MessageFormatElement[]): void => {
    for (const element of elements) {
      if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
      names.add(element.type === TYPE.tag ? `<${element.value}>` : element.value);
      if (element.type === TYPE.tag) visit(element.children);
      if (element.type === TYPE.plural || element.type === TYPE.select)
        for (const option of Object.values(element.options)) visit(option.value);
    }
  };
  // Two of Strapi's examples hold an address in angle brackets, which is no tag.
  visit(parse(message, { ignoreTag: /<[^>]+@/.test(message) }));
  return [...names].sort();
}

describe.each(PACKAGES)('Strapi’s %s', (name, folder) => {
  const english = strapiMessages(name, folder, 'en');
  const ours = ourMessages(name);
  const vietnamese = { ...strapiMessages(name, folder, 'vi'), ...ours };

  test('has every message in Vietnamese', () => {
    expect(Object.keys(english).length).toBeGreaterThan(40);
    expect(Object.keys(english).filter((key) => !vietnamese[key])).toEqual([]);
  });

  test('ours are messages that Strapi knows', () => {
    expect(Object.keys(ours).filter((key) => !(key in english))).toEqual([]);
  });

  test('ours are given what the English messages are given', () => {
    const given = (messages: Messages) =>
      Object.keys(ours).map((key) => [key, ...namesIn(messages[key] ?? '')]);
    expect(given(ours)).toEqual(given(english));
  });
});
