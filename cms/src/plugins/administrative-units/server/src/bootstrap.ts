import type { Core } from '@strapi/strapi';
import { adoptUnits, projectBegunUnits } from './project-units';

export async function bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  await adoptUnits(strapi);
  await projectBegunUnits(strapi);
  strapi.cron.add({
    'administrative-units.begin-versions': {
      task: () => projectBegunUnits(strapi),
      options: { rule: '1 0 * * *', tz: 'Asia/Ho_Chi_Minh' },
    },
  });
}
