import { diagnose } from '../../scripts/install.mjs';

// Lines as npm and node-gyp wrote them when each of these went wrong.
test.each([
  {
    fault: 'a full disk, whatever failed after it',
    log: 'npm error code ENOSPC\nnpm error nospc ENOSPC: no space left on device, write\ngyp ERR! stack Error: not found: make',
    line: 'The disk is full',
  },
  {
    fault: 'no make, although the prebuilt binary could not be fetched either',
    log: 'prebuild-install warn install getaddrinfo ENOTFOUND github.com\ngyp ERR! stack Error: not found: make',
    line: 'apt-get install build-essential python3',
  },
  {
    fault: 'no C++ compiler',
    log: 'make: g++: No such file or directory\nmake: *** [release/obj.target/sqlite3/gen/sqlite3/sqlite3.o] Error 127',
    line: 'apt-get install build-essential python3',
  },
  {
    fault: 'no Python',
    log: 'gyp ERR! find Python Python is not set from command line or npm configuration',
    line: 'apt-get install build-essential python3',
  },
  {
    fault: 'no way to the headers of Node',
    log: 'gyp ERR! stack FetchError: request failed, reason: getaddrinfo ENOTFOUND nodejs.org',
    line: 'npm_config_nodedir',
  },
  {
    fault: 'no network',
    log: 'npm error code ECONNREFUSED\nnpm error syscall connect',
    line: 'The package registry cannot be reached',
  },
  {
    fault: 'a lockfile that does not fit',
    log: 'npm error code EUSAGE\nnpm error `npm ci` can only install packages when your package.json and package-lock.json are in sync.',
    line: 'run `npm install` once',
  },
  { fault: 'anything else', log: 'npm error code E418', line: 'npm could not install' },
])('an installation that fails by $fault is told in one line', ({ log, line }) => {
  expect(diagnose(log)).toContain(line);
  expect(diagnose(log)).not.toContain('\n');
});
