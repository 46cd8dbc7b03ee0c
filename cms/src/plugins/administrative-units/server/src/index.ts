import { bootstrap } from './bootstrap';
import schema from './content-types/unit/schema.json';
import { events } from './controllers/events';
import { units } from './controllers/units';
import { register } from './register';
import { adminRoutes } from './routes/admin';
import { browse } from './services/browse';
import { history } from './services/history';
import { reorganisation } from './services/reorganisation';
import { textColumns } from './services/text-columns';

export default {
  register,
  bootstrap,
  contentTypes: { unit: { schema } },
  controllers: { units, events },
  routes: { admin: adminRoutes },
  services: { history, browse, reorganisation, 'text-columns': textColumns },
};
