import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import {
  accessSync,
  constants,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { findFreePort } from './servers';

// A Ceph of one monitor, one storage daemon that keeps its data in memory, and the S3 gateway, on free local ports. It is up
// in about a second. Two things make it so: a short paxos interval (each of the gateway's pools waits for one, a second each
// by default), and keys for every daemon (without them the gateway retries its sign-in for half a minute).

const PROGRAMS =
  'ceph ceph-authtool ceph-mon ceph-osd monmaptool radosgw radosgw-admin setpriv'.split(' ');
const START_MILLISECONDS_MAX = 60_000;
const POLL_MILLISECONDS = 50;
const run = promisify(execFile);

export interface CephGateway {
  endpoint: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** Kills the gateway and leaves the storage behind it running: an outage. */
  killGateway(): Promise<void>;
  /** Ends the outage; what was stored before is there again, on the same address. */
  restartGateway(): Promise<void>;
  /** Stops the gateway in the middle of whatever it does: it takes connections and answers none. */
  pauseGateway(): void;
  resumeGateway(): void;
  /** Kills all of it and deletes its folder. */
  stop(): Promise<void>;
}

/** Whether Ceph's programs are installed here. */
export function isCephInstalled(searchPath = process.env.PATH ?? ''): boolean {
  return PROGRAMS.every((program) =>
    searchPath.split(delimiter).some((folder) => isExecutable(join(folder, program))),
  );
}

/** Starts a new, empty Ceph. Its daemons die with this process, however this process ends. */
export async function startCephGateway(): Promise<CephGateway> {
  const folder = mkdtempSync(join(tmpdir(), 'congkhai-ceph-'));
  const [monitorPort, gatewayPort] = [await findFreePort(), await findFreePort()];
  const endpoint = `http://127.0.0.1:${gatewayPort}`;
  const accessKeyId = randomUUID();
  const secretAccessKey = randomUUID();
  const daemons: ChildProcess[] = [];
  const start = (program: string, ...args: string[]) => {
    const daemon = startDaemon(folder, program, args);
    daemons.push(daemon);
    return daemon;
  };
  const stop = async () => {
    await Promise.all(daemons.map(kill));
    rmSync(folder, { recursive: true, force: true });
  };
  const startGateway = async () => {
    const gateway = start('radosgw', '-f', '-n', 'client.admin');
    await waitUntilAnswering(endpoint, gateway, join(folder, 'radosgw.log'));
    return gateway;
  };
  try {
    await makeMonitor(folder, monitorPort, gatewayPort);
    start('ceph-mon', '-f', '-i', 'a');
    await makeStorage(folder);
    start('ceph-osd', '-f', '-i', '0');
    let gateway = await startGateway();
    const user = ['--uid', 'tests', '--display-name', 'tests'];
    const keys = ['--access-key', accessKeyId, '--secret-key', secretAccessKey];
    await ceph(folder, 'radosgw-admin', '-n', 'client.admin', 'user', 'create', ...user, ...keys);
    const killGateway = () => kill(gateway);
    const restartGateway = async () => {
      gateway = await startGateway();
    };
    const pauseGateway = () => gateway.kill('SIGSTOP');
    const resumeGateway = () => gateway.kill('SIGCONT');
    const outage = { killGateway, restartGateway, pauseGateway, resumeGateway };
    return { endpoint, accessKeyId, secretAccessKey, ...outage, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function makeMonitor(
  folder: string,
  monitorPort: number,
  gatewayPort: number,
): Promise<void> {
  const clusterId = randomUUID();
  for (const name of ['mon', 'osd', 'rgw']) mkdirSync(join(folder, name));
  writeFileSync(
    join(folder, 'ceph.conf'),
    settings({ folder, clusterId, monitorPort, gatewayPort }),
  );
  const keyring = join(folder, 'keyring');
  const all = (service: string) => ['--cap', service, 'allow *'];
  await run('ceph-authtool', ['-C', keyring, '--gen-key', '-n', 'mon.', ...all('mon')]);
  const admin = [...all('mon'), ...all('osd')];
  await run('ceph-authtool', [keyring, '--gen-key', '-n', 'client.admin', ...admin]);
  const storage = ['--cap', 'mon', 'allow profile osd', ...all('osd')];
  await run('ceph-authtool', [keyring, '--gen-key', '-n', 'osd.0', ...storage]);
  const map = join(folder, 'monmap');
  const address = `[v2:127.0.0.1:${monitorPort}/0]`;
  await run('monmaptool', ['--create', '--fsid', clusterId, '--addv', 'a', address, map]);
  await ceph(folder, 'ceph-mon', '-i', 'a', '--mkfs', '--monmap', map, '--keyring', keyring);
}

async function makeStorage(folder: string): Promise<void> {
  const storageId = randomUUID();
  const limit = ['--connect-timeout', String(START_MILLISECONDS_MAX / 1000)];
  await ceph(folder, 'ceph', ...limit, 'osd', 'new', storageId);
  await ceph(folder, 'ceph', ...limit, 'auth', 'import', '-i', join(folder, 'keyring'));
  await ceph(folder, 'ceph-osd', '-i', '0', '--mkfs', '--osd-uuid', storageId);
}

function settings(ceph: {
  folder: string;
  clusterId: string;
  monitorPort: number;
  gatewayPort: number;
}): string {
  return `
[global]
fsid = ${ceph.clusterId}
mon_host = [v2:127.0.0.1:${ceph.monitorPort}/0]
public_addr = 127.0.0.1
cluster_addr = 127.0.0.1
ms_bind_ipv6 = false
auth_cluster_required = cephx
auth_service_required = cephx
auth_client_required = cephx
auth_allow_insecure_global_id_reclaim = false
keyring = ${ceph.folder}/keyring
paxos_propose_interval = 0.02
paxos_min_wait = 0.01
mon_data = ${ceph.folder}/mon
mon_data_avail_warn = 1
mon_data_avail_crit = 1
mon_allow_pool_size_one = true
mon_max_pg_per_osd = 1000
osd_data = ${ceph.folder}/osd
osd_objectstore = memstore
osd_pool_default_size = 1
osd_pool_default_min_size = 1
osd_pool_default_pg_num = 1
osd_pool_default_pgp_num = 1
osd_pool_default_pg_autoscale_mode = off
osd_crush_chooseleaf_type = 0
rgw_frontends = beast endpoint=127.0.0.1:${ceph.gatewayPort} tcp_nodelay=1
rgw_data = ${ceph.folder}/rgw
rgw_dns_name = 127.0.0.1
admin_socket =
run_dir = ${ceph.folder}
crash_dir = ${ceph.folder}
log_file = ${ceph.folder}/$name.log
`;
}

async function ceph(folder: string, program: string, ...args: string[]): Promise<void> {
  await run(program, ['-c', join(folder, 'ceph.conf'), ...args], {
    timeout: START_MILLISECONDS_MAX,
  });
}

/** In the foreground, and killed by the kernel when we die: a test run that is killed leaves no daemon behind. */
function startDaemon(folder: string, program: string, args: string[]): ChildProcess {
  const output = openSync(join(folder, `${program}.log`), 'a');
  const daemon = ['--pdeathsig', 'KILL', program, '-c', join(folder, 'ceph.conf'), ...args];
  return spawn('setpriv', daemon, { stdio: ['ignore', output, output] });
}

async function kill(daemon: ChildProcess): Promise<void> {
  if (daemon.exitCode !== null || daemon.signalCode !== null) return;
  const ended = once(daemon, 'exit');
  daemon.kill('SIGKILL');
  await ended;
}

async function waitUntilAnswering(
  endpoint: string,
  gateway: ChildProcess,
  log: string,
): Promise<void> {
  const giveUpAt = Date.now() + START_MILLISECONDS_MAX;
  while (Date.now() < giveUpAt && gateway.exitCode === null) {
    const isUp = await fetch(endpoint).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isUp) return;
    await sleep(POLL_MILLISECONDS);
  }
  throw new Error(`Ceph's gateway did not start; see ${log}`);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
