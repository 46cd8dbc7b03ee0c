import { folderStore } from '@congkhai/published-store';

// A program for tests that kill it: writes documents with rising sequence numbers and changing lengths to one key, for ever,
// and says on its output which one is safe. On an error it says the code and ends.
// Arguments: the store's folder, the key, how many characters of filler, the first sequence number.

async function main(args: string[]): Promise<void> {
  const [root = '', key = '', fillerCharacters, firstSequence] = args;
  const store = folderStore({ root });
  for (let sequence = Number(firstSequence); ; sequence += 1) {
    const filler = 'ế'.repeat(Number(fillerCharacters) + (sequence % 7));
    await store.write(key, JSON.stringify({ sequence, filler, fillerCharacters: filler.length }));
    process.stdout.write(`${sequence}\n`);
  }
}

main(process.argv.slice(2)).catch((error: NodeJS.ErrnoException) => {
  process.stdout.write(`${error.code ?? error.message}\n`);
  process.exitCode = 1;
});
