import { bootstrap } from './bootstrap';
import { config } from './config';
import { own } from './controllers/own';
import { peopleController } from './controllers/people';
import { reportController } from './controllers/report';
import { secondStep } from './controllers/second-step';
import { register } from './register';
import { adminRoutes } from './routes/admin';
import { admission } from './services/admission';
import { attempts } from './services/attempts';
import { challenges } from './services/challenges';
import { expiry } from './services/expiry';
import { expiryChange } from './services/expiry-change';
import { openSessions } from './services/open-sessions';
import { people } from './services/people';
import { permissionUses } from './services/permission-uses';
import { report } from './services/report';
import { sessions } from './services/sessions';
import { states } from './services/states';
import { twoFactor } from './services/two-factor';
import { twoFactorReset } from './services/two-factor-reset';

export default {
  register,
  bootstrap,
  config,
  controllers: {
    'second-step': secondStep,
    own,
    people: peopleController,
    report: reportController,
  },
  routes: { admin: adminRoutes },
  services: {
    admission,
    attempts,
    challenges,
    expiry,
    'expiry-change': expiryChange,
    'open-sessions': openSessions,
    people,
    'permission-uses': permissionUses,
    report,
    sessions,
    states,
    'two-factor': twoFactor,
    'two-factor-reset': twoFactorReset,
  },
};
