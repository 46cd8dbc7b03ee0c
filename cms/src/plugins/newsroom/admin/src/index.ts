interface RegisterTranslations {
  locales: string[];
}

const TRANSLATIONS = {
  vi: () => import('./translations/vi.json'),
  en: () => import('./translations/en.json'),
};

export default {
  register() {},
  bootstrap() {},
  /** Names of fields and content types. English stands in for every other language of the admin. */
  registerTrads({ locales }: RegisterTranslations) {
    return Promise.all(
      locales.map(async (locale) => {
        const { default: data } = await (locale === 'vi' ? TRANSLATIONS.vi() : TRANSLATIONS.en());
        return { locale, data };
      }),
    );
  },
};
