import { bootstrap } from './bootstrap';
import schema from './content-types/unit/schema.json';
import { register } from './register';
import { history } from './services/history';

export default {
  register,
  bootstrap,
  contentTypes: { unit: { schema } },
  services: { history },
};
