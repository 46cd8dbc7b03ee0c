import favicon from '../../favicon.png';
import logo from './logo.svg';

export default {
  config: {
    locales: ['vi'],
    auth: { logo },
    menu: { logo },
    head: { favicon },
    tutorials: false,
    notifications: { releases: false },
  },
};
