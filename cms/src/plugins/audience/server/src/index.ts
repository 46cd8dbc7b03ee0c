import { bootstrap } from './bootstrap';
import { config } from './config';
import { figures as figuresController } from './controllers/figures';
import { adminRoutes } from './routes/admin';
import { figures as figuresService } from './services/figures';

export default {
  bootstrap,
  config,
  controllers: { figures: figuresController },
  routes: { admin: adminRoutes },
  services: { figures: figuresService },
};
