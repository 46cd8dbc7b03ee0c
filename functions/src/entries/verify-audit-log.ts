import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import type { AuditProblem, AuditVerdict } from '@congkhai/shared/audit/verify-chain';
import { parseCheckpoints, verifyAuditLog } from '../handlers/verify-audit-log';
import { parsePublicKey } from '../ledger/signing';

// Run by `npm run audit:log`. It reads a log as JSON lines, from a file or its input, and needs neither the CMS nor its database.

const USAGE =
  'npm run audit:log -- [export.jsonl] [--checkpoints file.jsonl] [--public-key file.pem]…';

const TEXTS: Record<AuditProblem, string> = {
  unreadable: 'không đọc được / cannot be read',
  changed: 'bị sửa / was changed',
  'columns-changed': 'bị sửa các cột dùng để tìm / its columns were changed',
  deleted: 'bị xoá / was deleted',
  inserted: 'được chèn vào sau / was put in later',
  reordered: 'bị đổi chỗ / is not in its place',
  truncated: 'và các mục sau đó bị xoá / and all after it were deleted',
  rewritten: 'khác với mốc đã ghi ngoài cơ sở dữ liệu / is not what was noted outside the database',
  'checkpoint-forged': ': mốc ghi ngoài có chữ ký sai / its checkpoint has no right signature',
};

/** The arguments are wrong; the message says how. */
class Refused extends Error {
  override readonly name = 'Refused';
}

async function main(): Promise<void> {
  const { file, checkpointsFile, keyFiles } = readArguments(process.argv.slice(2));
  const input = file === undefined ? process.stdin : createReadStream(existing(file));
  const verdict = await verifyAuditLog({
    lines: createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY }),
    checkpoints:
      checkpointsFile === undefined
        ? []
        : parseCheckpoints(readFileSync(existing(checkpointsFile), 'utf8')),
    keys: keyFiles.map((keyFile) => {
      const key = parsePublicKey(readFileSync(existing(keyFile), 'utf8'));
      if (!key) throw new Refused(`${keyFile} is not an Ed25519 public key (SPKI PEM)`);
      return key;
    }),
  });
  process.stdout.write(`${lineOf(verdict)}\n`);
  process.exitCode = verdict.kind === 'intact' ? 0 : 1;
}

function readArguments(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        checkpoints: { type: 'string' },
        'public-key': { type: 'string', multiple: true },
      },
    });
    if (positionals.length > 1) throw new Error('expected one file');
    return {
      file: positionals[0],
      checkpointsFile: values.checkpoints,
      keyFiles: values['public-key'] ?? [],
    };
  } catch (error) {
    throw new Refused(`${error instanceof Error ? error.message : error}: ${USAGE}`);
  }
}

function existing(file: string): string {
  if (!existsSync(file)) throw new Refused(`there is no file ${file}`);
  return file;
}

function lineOf(verdict: AuditVerdict): string {
  if (verdict.kind === 'broken')
    return `SAI KHÁC / DIFFERENCE: mục / entry ${verdict.sequence} ${TEXTS[verdict.problem]}`;
  const { entryCount, lastSequence, lastHash, checkpointCount } = verdict;
  return `OK: ${entryCount} mục / entries, đến / up to ${lastSequence} ${lastHash}, khớp mốc / checkpoints ${checkpointCount}`;
}

main().catch((error: unknown) => {
  const text = error instanceof Refused ? error.message : String(error);
  process.stderr.write(`KHÔNG KIỂM ĐƯỢC / NOT VERIFIED: ${text}\n`);
  process.exitCode = 2;
});
