import { join } from 'node:path';
import { InvalidConfig } from '../config/environment';
import { readServerConfig } from '../config/server';
import { createLog } from '../log';
import { PortTaken, startEmbeddedServer } from '../server/embedded-server';

const EXIT_INVALID_CONFIG = 2;
const EXIT_PORT_TAKEN = 3;

const now = () => new Date();
// They lie beside this file in the bundle.
const programs = {
  refresh: join(__dirname, 'refresh-worker.js'),
  viewStore: join(__dirname, 'view-store-worker.js'),
  mostRead: join(__dirname, 'most-read-worker.js'),
  search: join(__dirname, 'search-worker.js'),
  refreshSearch: join(__dirname, 'refresh-search-worker.js'),
  chart: join(__dirname, 'chart-worker.js'),
  sealViews: join(__dirname, 'seal-views-worker.js'),
};
const log = createLog({ now, write: (line) => process.stdout.write(line) });

async function run(): Promise<void> {
  const config = readServerConfig();
  const server = await startEmbeddedServer(config, { now, log, programs });
  log.info('The functions server is listening', { host: config.host, port: server.port });
  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    await server.stop();
    log.info('The functions server has stopped');
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

function fail(error: unknown): void {
  if (error instanceof InvalidConfig) {
    log.error(error.message, { settings: error.settings });
    process.exit(EXIT_INVALID_CONFIG);
  }
  if (error instanceof PortTaken) {
    log.error(error.message);
    process.exit(EXIT_PORT_TAKEN);
  }
  log.error('The functions server could not start', { error });
  process.exit(1);
}

run().catch(fail);
