import * as z from 'zod';

const AudienceConfigSchema = z.strictObject({
  /** Where the functions server, which counts views, answers. */
  functionsUrl: z.url({ protocol: /^https?$/ }),
});
export type AudienceConfig = z.infer<typeof AudienceConfigSchema>;

export const config = {
  default: { functionsUrl: 'http://127.0.0.1:8080' },
  validator(settings: unknown): void {
    AudienceConfigSchema.parse(settings);
  },
};

/** The plugin's checked settings. */
export function parseConfig(settings: unknown): AudienceConfig {
  return AudienceConfigSchema.parse(settings);
}
