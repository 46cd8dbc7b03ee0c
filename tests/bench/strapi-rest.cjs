// Strapi's own REST over the same content: its core controller and service for articles, which the product itself does not
// expose, behind an API token that may only read.
const path = require('node:path');
const { createStrapi, factories } = require('@strapi/strapi');

const ARTICLE = 'plugin::newsroom.article';

async function main() {
  const appDir = path.resolve(__dirname, '../../cms');
  const strapi = await createStrapi({ appDir, distDir: path.join(appDir, 'dist') }).load();
  strapi.get('services').set(ARTICLE, factories.createCoreService(ARTICLE));
  const controller = factories.createCoreController(ARTICLE)({ strapi });
  const route = (routePath, action) => ({
    method: 'GET',
    path: routePath,
    handler: (context) => controller[action](context),
    info: { type: 'content-api' },
    config: { auth: { scope: [`${ARTICLE}.${action}`] } },
  });
  strapi.server
    .api('content-api')
    .routes([route('/articles', 'find'), route('/articles/:id', 'findOne')]);
  const token = await strapi
    .service('admin::api-token')
    .create({ name: 'bench', type: 'read-only', lifespan: null, description: '' });
  await strapi.start();
  const articleCount = await strapi.documents(ARTICLE).count({ status: 'published', locale: 'vi' });
  const { port } = strapi.server.httpServer.address();
  process.send({ port, token: token.accessKey, articleCount });
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
