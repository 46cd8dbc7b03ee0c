import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const PLUGINS = join(__dirname, '../../cms/src/plugins');
const SchemaSchema = z.object({
  info: z.object({ singularName: z.string() }),
  pluginOptions: z
    .object({ 'content-manager': z.object({ visible: z.boolean() }).optional() })
    .optional(),
  attributes: z.record(z.string(), z.object({ visible: z.boolean().optional() })),
});
const TextsSchema = z.record(z.string(), z.string().min(1));

const plugins = readdirSync(PLUGINS);
const readJson = (...parts: string[]): unknown =>
  JSON.parse(readFileSync(join(PLUGINS, ...parts), 'utf8'));
const textsOf = (plugin: string, language: string) =>
  TextsSchema.parse(readJson(plugin, 'admin/src/translations', `${language}.json`));

/** The keys under which Strapi's admin looks for the labels of the fields that people see. */
function labelKeys(plugin: string): string[] {
  const folder = join(PLUGINS, plugin, 'server/src/content-types');
  const types = existsSync(folder)
    ? readdirSync(folder).filter((name) => existsSync(join(folder, name, 'schema.json')))
    : [];
  return types.flatMap((type) => {
    const { info, attributes, pluginOptions } = SchemaSchema.parse(
      readJson(plugin, 'server/src/content-types', type, 'schema.json'),
    );
    if (pluginOptions?.['content-manager']?.visible === false) return [];
    return Object.entries(attributes)
      .filter(([, { visible }]) => visible !== false)
      .map(
        ([name]) => `content-manager.content-types.plugin::${plugin}.${info.singularName}.${name}`,
      );
  });
}

test.each(plugins)('every field of %s has a label in Vietnamese and in English', (plugin) => {
  for (const language of ['vi', 'en']) {
    const texts = textsOf(plugin, language);
    expect(labelKeys(plugin).filter((key) => !texts[key])).toEqual([]);
  }
});

test.each(plugins)('%s says the same things in both languages', (plugin) => {
  const vietnamese = Object.keys(textsOf(plugin, 'vi'));
  expect(Object.keys(textsOf(plugin, 'en')).sort()).toEqual(vietnamese.sort());
});
