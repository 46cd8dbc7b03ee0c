// Imported first by every script, and written for old versions of Node too: it must still run there to say so.
import fs from 'node:fs';

const packageFile = new URL('../package.json', import.meta.url);
const supported = JSON.parse(fs.readFileSync(packageFile, 'utf8')).engines.node;
const [, minMajor, minMinor, endMajor] = /^>=(\d+)\.(\d+) <(\d+)$/.exec(supported).map(Number);
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < minMajor || (major === minMajor && minor < minMinor) || major >= endMajor) {
  console.error(`✗ This is Node ${process.versions.node}; Công Khai needs Node ${supported}.`);
  process.exit(1);
}
