import { folderStore } from '../../published-store/src/folder-store';

// A program for tests that kill it: writes documents that grow in sequence and change in length to one key, for ever, and
// says on its output which one is safe. Arguments: the store's folder, the key, how many characters of filler. On an error
// it says the code and ends.

async function main([root = '', key = '', fillerCharacters = '0']: string[]): Promise<void> {
  const store = folderStore({ root });
  for (let sequence = 1; ; sequence += 1) {
    const filler = 'ế'.repeat(Number(fillerCharacters) + (sequence % 7));
    await store.write(key, JSON.stringify({ sequence, filler, fillerCharacters: filler.length }));
    process.stdout.write(`${sequence}\n`);
  }
}

main(process.argv.slice(2)).catch((error: NodeJS.ErrnoException) => {
  process.stdout.write(`${error.code ?? error.message}\n`);
  process.exitCode = 1;
});
