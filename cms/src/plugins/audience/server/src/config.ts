import * as z from 'zod';

const AudienceConfigSchema = z.strictObject({
  /** Where the functions server, which counts views, answers. */
  functionsUrl: z.url({ protocol: /^https?$/ }),
  /** Where readers find the portal: editors mark their browsers there. Left out: where the functions server answers. */
  portalUrl: z.url({ protocol: /^https?$/ }).optional(),
  /** How often the column "Lượt xem" of the article list is brought up to date. */
  articleCountSeconds: z.number().int().min(1).default(300),
});
export type AudienceConfig = z.infer<typeof AudienceConfigSchema>;

export const config = {
  default: { functionsUrl: 'http://127.0.0.1:8080', articleCountSeconds: 300 },
  validator(settings: unknown): void {
    AudienceConfigSchema.parse(settings);
  },
};

/** The plugin's checked settings. */
export function parseConfig(settings: unknown): AudienceConfig {
  return AudienceConfigSchema.parse(settings);
}
