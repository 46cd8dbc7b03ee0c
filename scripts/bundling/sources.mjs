import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { ROOT } from '../paths.mjs';

const FOLDERS = ['shared', 'published-store', 'workbooks', 'functions'].map((name) =>
  join(ROOT, name, 'src'),
);

/** Every file that functions are made of, and of ours. */
export function sourceFiles() {
  return FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(folder, name)),
  );
}

/** @param {string} path */
export function isOurs(path) {
  return FOLDERS.some((folder) => path.startsWith(folder + sep));
}
