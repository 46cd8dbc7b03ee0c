export default {
  config: { locales: ['vi'], tutorials: false, notifications: { releases: false } },
  bootstrap() {},
};
