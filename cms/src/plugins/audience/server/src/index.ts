import { bootstrap } from './bootstrap';
import { config } from './config';
import listException from './content-types/list-exception/schema.json';
import { exceptions as exceptionsController } from './controllers/exceptions';
import { figures as figuresController } from './controllers/figures';
import { register } from './register';
import { adminRoutes } from './routes/admin';
import { exceptions } from './services/exceptions';
import { figures } from './services/figures';
import { scopes } from './services/scopes';

export default {
  register,
  bootstrap,
  config,
  contentTypes: { 'list-exception': { schema: listException } },
  controllers: { exceptions: exceptionsController, figures: figuresController },
  routes: { admin: adminRoutes },
  services: { exceptions, figures, scopes },
};
