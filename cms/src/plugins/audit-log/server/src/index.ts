import { bootstrap } from './bootstrap';
import { config } from './config';
import { register } from './register';
import { trail } from './services/trail';

export default {
  register,
  bootstrap,
  config,
  services: { trail },
};
