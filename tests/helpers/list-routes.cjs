// Preloaded into a CMS under test: asked by SIGUSR2, it writes every route that its router knows to the file ROUTES_FILE.
const { renameSync, writeFileSync } = require('node:fs');

process.on('SIGUSR2', () => {
  const file = process.env.ROUTES_FILE;
  const routes = globalThis.strapi.server.listRoutes();
  writeFileSync(
    `${file}.part`,
    JSON.stringify(routes.map(({ methods, path }) => ({ methods, path }))),
  );
  renameSync(`${file}.part`, file);
});
