import * as z from 'zod';
import profiles from './profiles.json';

const SelectorsSchema = z.array(z.string().min(1)).default([]);

/** Where a kind of portal keeps what. Selectors are tried in order; `remove` is taken out before anything is read. */
export const PortalProfileSchema = z.strictObject({
  name: z.string().min(1),
  /** The page is of this kind if all of these are on it. */
  recognise: z.array(z.string().min(1)).min(1),
  title: SelectorsSchema,
  lead: SelectorsSchema,
  date: SelectorsSchema,
  body: z.array(z.string().min(1)).min(1),
  byline: SelectorsSchema,
  source: SelectorsSchema,
  remove: SelectorsSchema,
});
export type PortalProfile = z.infer<typeof PortalProfileSchema>;

export const PortalProfilesSchema = z.array(PortalProfileSchema);

/** The profiles that come with the converter. */
export const PORTAL_PROFILES = PortalProfilesSchema.parse(profiles);
