type Messages = () => Promise<{ default: Record<string, string> }>;

/**
 * What Strapi's `registerTrads` of a plugin gives back. English stands in for every other language of the admin. With a prefix the
 * keys of the files are names within the plugin; without one they are whole ids.
 */
export function loadTranslations(
  locales: readonly string[],
  { vi, en, prefix = '' }: { vi: Messages; en: Messages; prefix?: string },
) {
  return Promise.all(
    locales.map(async (locale) => {
      const { default: messages } = await (locale === 'vi' ? vi() : en());
      const data = Object.fromEntries(
        Object.entries(messages).map(([id, message]) => [prefix + id, message]),
      );
      return { data, locale };
    }),
  );
}
