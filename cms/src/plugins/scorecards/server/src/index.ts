import { bootstrap } from './bootstrap';
import block from './content-types/block/schema.json';
import framework from './content-types/framework/schema.json';
import period from './content-types/period/schema.json';
import scorecard from './content-types/scorecard/schema.json';
import { periods as periodsController } from './controllers/periods';
import { scores as scoresController } from './controllers/scores';
import { register } from './register';
import { adminRoutes } from './routes/admin';
import { periods } from './services/periods';
import { releases } from './services/releases';
import { scores } from './services/scores';

export default {
  register,
  bootstrap,
  contentTypes: {
    framework: { schema: framework },
    period: { schema: period },
    block: { schema: block },
    scorecard: { schema: scorecard },
  },
  controllers: { periods: periodsController, scores: scoresController },
  routes: { admin: adminRoutes },
  services: { periods, releases, scores },
};
