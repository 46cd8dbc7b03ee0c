import * as z from 'zod';
import { UnitHistorySchema } from '../units/administrative-unit';
import { UnitEventSchema } from '../units/unit-event';

/** `units.json`: every unit there is or was, in the order of their identifiers, and everything that happened to them, oldest first. */
export const PublishedUnitsSchema = z.strictObject({
  units: z.array(UnitHistorySchema),
  events: z.array(UnitEventSchema),
});
export type PublishedUnits = z.infer<typeof PublishedUnitsSchema>;
