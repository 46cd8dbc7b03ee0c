import { bootstrap } from './bootstrap';
import block from './content-types/block/schema.json';
import framework from './content-types/framework/schema.json';
import period from './content-types/period/schema.json';
import scorecard from './content-types/scorecard/schema.json';
import { analysis as analysisController } from './controllers/analysis';
import { excel as excelController } from './controllers/excel';
import { frameworks as frameworksController } from './controllers/frameworks';
import { periods as periodsController } from './controllers/periods';
import { scores as scoresController } from './controllers/scores';
import { unitAccounts as unitAccountsController } from './controllers/unit-accounts';
import { register } from './register';
import { adminRoutes } from './routes/admin';
import { analysis } from './services/analysis';
import { board } from './services/board';
import { corrections } from './services/corrections';
import { frameworks } from './services/frameworks';
import { periods } from './services/periods';
import { releases } from './services/releases';
import { scores } from './services/scores';
import { unitAccounts } from './services/unit-accounts';

export default {
  register,
  bootstrap,
  contentTypes: {
    framework: { schema: framework },
    period: { schema: period },
    block: { schema: block },
    scorecard: { schema: scorecard },
  },
  controllers: {
    analysis: analysisController,
    excel: excelController,
    frameworks: frameworksController,
    periods: periodsController,
    scores: scoresController,
    unitAccounts: unitAccountsController,
  },
  routes: { admin: adminRoutes },
  services: { analysis, board, corrections, frameworks, periods, releases, scores, unitAccounts },
};
