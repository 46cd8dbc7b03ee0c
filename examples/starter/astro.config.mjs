import { defineConfig } from 'astro/config';

// The address that pages are published under, for links and sitemaps, comes with your own configuration: `site`.
export default defineConfig({
  // Nothing but static files: any web server can hold them, and they can be read without JavaScript.
  output: 'static',
  // No inline styles and scripts, so that a strict Content-Security-Policy can be set.
  build: { format: 'file', inlineStylesheets: 'never' },
  vite: { build: { assetsInlineLimit: 0 } },
});
