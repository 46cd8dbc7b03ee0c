interface Context {
  path: string;
  set(headers: Record<string, string>): void;
}

/** Nothing that the admin is made of needs the computer's devices. */
const EVERYWHERE = {
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};
/** A file that somebody uploaded, opened by itself, can run nothing, load nothing, and be framed nowhere. */
const UPLOADS = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'",
  'X-Frame-Options': 'DENY',
};
/** Shown by the admin in its pages. Whatever else was uploaded is saved. */
const IMAGE = /\.(?:jpe?g|png|webp|avif)$/i;

/** Headers that Strapi's own middleware for them does not know, and those of uploads. */
export default () => async (context: Context, next: () => Promise<unknown>) => {
  await next();
  context.set(EVERYWHERE);
  if (!context.path.startsWith('/uploads/')) return;
  context.set(UPLOADS);
  if (!IMAGE.test(context.path)) context.set({ 'Content-Disposition': 'attachment' });
};
