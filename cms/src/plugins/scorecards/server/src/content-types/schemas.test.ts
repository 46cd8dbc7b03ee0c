import { PERIOD_STAGES } from '@congkhai/shared/scorecards/period';
import { RoundingRuleSchema } from '@congkhai/shared/scorecards/points';
import { RankComparisonSchema, TieRuleSchema } from '@congkhai/shared/scorecards/ranking';
import { adminRoutes } from '../routes/admin';
import period from './period/schema.json';

test('editors choose among the values that the engine knows', () => {
  const { stage, tieRule, comparison, rounding } = period.attributes;
  expect(stage.enum).toEqual(PERIOD_STAGES);
  expect(tieRule.enum).toEqual(TieRuleSchema.options);
  expect(comparison.enum).toEqual(RankComparisonSchema.options);
  expect(rounding.enum).toEqual(RoundingRuleSchema.options);
});

test('no admin route is open to every admin user', () => {
  for (const { config } of adminRoutes.routes)
    expect(config.policies).toEqual([
      'admin::isAuthenticatedAdmin',
      expect.objectContaining({ name: 'admin::hasPermissions' }),
    ]);
});
