// Imported first by every script, and written for old versions of Node too: it must still run there to say so.
import fs from 'node:fs';

const packageFile = new URL('../package.json', import.meta.url);
const supported = JSON.parse(fs.readFileSync(packageFile, 'utf8')).engines.node;
const numbersOf = (/** @type {string} */ text) => (text.match(/\d+/g) || []).map(Number);
const [minMajor = 0, minMinor = 0, endMajor = Infinity] = numbersOf(supported);
const [major = 0, minor = 0] = numbersOf(process.versions.node);

if (major < minMajor || (major === minMajor && minor < minMinor) || major >= endMajor) {
  console.error(`✗ This is Node ${process.versions.node}; Công Khai needs Node ${supported}.`);
  process.exit(1);
}
