import { WATCHED_ROWS } from './watched-rows';

test.each([
  ['plugin_upload_settings', true],
  ['plugin_upload_view_configuration', true],
  ['plugin_i18n_default_locale', true],
  ['core_admin_auth', true],
  // Written by a weekly job of Strapi, a quarter of a minute after the first start.
  ['plugin_upload_metrics', false],
  ['plugin_content_manager_configuration_content_types::plugin::newsroom.article', false],
  ['strapi_content_types_schema', false],
  ['core_congkhai_first-start', false],
])('the settings %s are the doing of people: %p', (key, isOfPeople) => {
  const settings = WATCHED_ROWS.find(({ uid }) => uid === 'strapi::core-store');
  expect(settings?.isIgnored?.({ key })).toBe(!isOfPeople);
});
