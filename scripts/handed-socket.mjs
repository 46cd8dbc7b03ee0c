import { Problem } from './problem.mjs';

/** The first descriptor that systemd hands over (sd_listen_fds(3)). */
const FIRST_DESCRIPTOR = 3;

/**
 * The descriptor of the socket on which systemd listens for this process (examples/one-machine/congkhai.socket): connections wait in it while the product is
 * being started anew. Null if there is none.
 * @param {NodeJS.ProcessEnv} environment
 * @returns {number | null}
 */
export function handedSocket(environment = process.env) {
  // What was meant for a parent of ours is not ours.
  if (environment.LISTEN_PID !== String(process.pid)) return null;
  if (environment.LISTEN_FDS === '1') return FIRST_DESCRIPTOR;
  throw new Problem(
    `systemd hands over ${environment.LISTEN_FDS} sockets: congkhai.socket must have one ListenStream, the address of HOST and PORT.`,
  );
}
