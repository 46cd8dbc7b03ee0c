import { bootstrap } from './bootstrap';
import block from './content-types/block/schema.json';
import framework from './content-types/framework/schema.json';
import period from './content-types/period/schema.json';
import release from './content-types/release/schema.json';
import scorecard from './content-types/scorecard/schema.json';
import { scoringItems as scoringItemsController } from './controllers/scoring-items';
import { register } from './register';
import { adminRoutes } from './routes/admin';
import { releases } from './services/releases';
import { scoringItems } from './services/scoring-items';

export default {
  register,
  bootstrap,
  contentTypes: {
    framework: { schema: framework },
    period: { schema: period },
    block: { schema: block },
    scorecard: { schema: scorecard },
    release: { schema: release },
  },
  controllers: { scoringItems: scoringItemsController },
  routes: { admin: adminRoutes },
  services: { releases, scoringItems },
};
