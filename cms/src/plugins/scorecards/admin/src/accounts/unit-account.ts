import type { UnitAccountsResponseSchema } from '@congkhai/shared/contracts/scorecards-admin';
import type * as z from 'zod';

/** An admin user with the units whose account he or she is. */
export type UnitAccount = z.infer<typeof UnitAccountsResponseSchema>['data'][number];
