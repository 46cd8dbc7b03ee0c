import type {
  FrameworkDifferenceResponseSchema,
  ListFrameworksAdminResponseSchema,
} from '@congkhai/shared/contracts/scorecards-admin';
import type * as z from 'zod';

/** A framework as lists show it, and what differs between two, as the server answers. */
export type ListedFramework = z.infer<typeof ListFrameworksAdminResponseSchema>['data'][number];
export type Difference = z.infer<typeof FrameworkDifferenceResponseSchema>['data'];
