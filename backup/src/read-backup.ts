import type { PublishedStore } from '@congkhai/published-store';
import { type Backup, BackupSchema } from './backup-document';

/** The backup of this name, or the newest one. */
export async function readBackup(
  place: PublishedStore,
  name?: string,
): Promise<{ key: string; backup: Backup }> {
  const keys = await place.list('backups/');
  const key = name === undefined ? keys.at(-1) : keys.find((each) => each.includes(name));
  if (key === undefined)
    throw new Error(
      `Không có bản sao lưu / There is no backup${name ? ` ${name}` : ''}. Có / There are: ${keys.join(', ') || '0'}`,
    );
  const stored = await place.read(key);
  return { key, backup: BackupSchema.parse(JSON.parse(stored?.text ?? 'null')) };
}
