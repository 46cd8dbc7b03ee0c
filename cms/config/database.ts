import { readEnvironment } from '../src/env';

export default () => {
  const env = readEnvironment();
  const settings = {
    // Strapi drops the table of a content type that is gone unless it is told not to.
    forceMigration: false,
  };
  if (env.DATABASE_CLIENT === 'postgres') {
    return {
      connection: {
        client: 'postgres',
        connection: { connectionString: env.DATABASE_URL },
        pool: { min: 2, max: 10 },
      },
      settings,
    };
  }
  return {
    connection: {
      client: 'sqlite',
      connection: { filename: env.DATABASE_FILENAME },
      useNullAsDefault: true,
    },
    settings,
  };
};
