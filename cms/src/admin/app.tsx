import favicon from '../../favicon.png';
import logo from './logo.svg';
import { vietnamese } from './translations/vietnamese';

// Strapi begins in English for whoever has chosen no language in the profile, as new accounts have not.
const LANGUAGE_KEY = 'strapi-admin-language';
if (localStorage.getItem(LANGUAGE_KEY) === null) localStorage.setItem(LANGUAGE_KEY, 'vi');

// Strapi's advertisement of its media library, for installations without telemetry. Its links lead out of the office's network.
const BANNER_KEY = 'STRAPI_MEDIA_LIBRARY_BANNER_DISMISSED_FOR_false:false';
if (localStorage.getItem(BANNER_KEY) === null) localStorage.setItem(BANNER_KEY, 'true');

export default {
  config: {
    locales: ['vi'],
    translations: { vi: vietnamese },
    auth: { logo },
    menu: { logo },
    head: { favicon },
    tutorials: false,
    notifications: { releases: false },
  },
};
