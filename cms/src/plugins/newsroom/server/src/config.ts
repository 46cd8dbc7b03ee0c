import * as z from 'zod';

const NewsroomConfigSchema = z.strictObject({
  /** Links to drafts; null: there are none. */
  preview: z
    .strictObject({
      /** What links are signed with. The server that shows them to people has the same. */
      secret: z.string().min(16),
      /** Where the page is that shows a draft; the token is appended as `?xem-truoc=`. */
      pageUrl: z.url({ protocol: /^https?$/ }),
    })
    .nullable(),
});
export type NewsroomConfig = z.infer<typeof NewsroomConfigSchema>;

export const config = {
  default: { preview: null },
  validator(settings: unknown): void {
    NewsroomConfigSchema.parse(settings);
  },
};

/** The plugin's checked settings. */
export function parseConfig(settings: unknown): NewsroomConfig {
  return NewsroomConfigSchema.parse(settings);
}
