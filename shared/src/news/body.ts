import * as z from 'zod';

/** Addresses a reader may be sent to. Everything else (javascript:, data:, "//host") is refused. */
const LINK_ADDRESS = /^(?:https?:\/\/[^\s/]|mailto:[^\s]|tel:[+0-9]|\/(?!\/))/i;
export const LinkAddressSchema = z
  .string()
  .max(2_000)
  .regex(LINK_ADDRESS, 'must start with http://, https://, mailto:, tel: or a single /');

const TextSchema = z.object({
  type: z.literal('text'),
  text: z
    .string()
    .max(20_000)
    .transform((text) => text.normalize('NFC')),
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  underline: z.boolean().optional(),
  strikethrough: z.boolean().optional(),
  code: z.boolean().optional(),
});
const LinkSchema = z.object({
  type: z.literal('link'),
  url: LinkAddressSchema,
  children: z.array(TextSchema).max(100),
});
export const InlineSchema = z.discriminatedUnion('type', [TextSchema, LinkSchema]);
const InlinesSchema = z.array(InlineSchema).max(2_000);
const ListItemSchema = z.object({ type: z.literal('list-item'), children: InlinesSchema });

export interface ListBlock {
  type: 'list';
  format: 'ordered' | 'unordered';
  children: (z.infer<typeof ListItemSchema> | ListBlock)[];
}
export const ListSchema: z.ZodType<ListBlock> = z.object({
  type: z.literal('list'),
  format: z.enum(['ordered', 'unordered']),
  get children() {
    return z.array(z.union([ListItemSchema, ListSchema])).max(1_000);
  },
});

/**
 * One block of an article's body: the part of Strapi's Blocks that a news item needs.
 * Unknown keys are dropped and unknown kinds refused, because Strapi keeps both (images come with their own component).
 */
export const BodyBlockSchema = z.union([
  z.object({ type: z.literal('paragraph'), children: InlinesSchema }),
  z.object({
    type: z.literal('heading'),
    level: z.number().int().min(1).max(6),
    children: InlinesSchema,
  }),
  z.object({ type: z.literal('quote'), children: InlinesSchema }),
  z.object({ type: z.literal('code'), children: InlinesSchema }),
  ListSchema,
]);
export const BodySchema = z.array(BodyBlockSchema).max(2_000);

export type Inline = z.infer<typeof InlineSchema>;
export type BodyBlock = z.infer<typeof BodyBlockSchema>;
