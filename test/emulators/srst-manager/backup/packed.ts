import {
  filesOf,
  judgedManifest,
  openedCategory,
  type WantedBackup,
} from '../../../../emulators/srst-manager/backup/opened-backup.ts'
import {
  packedBackup,
  type BackupContents,
  type PackedFile,
} from '../../../../emulators/srst-manager/backup/packed-backup.ts'
import { masterKeyOf } from '../../../../emulators/srst-manager/backup/protection/master-key.ts'
import type { Category } from '../../../../emulators/srst-manager/vocabulary.ts'

export const ownKey = masterKeyOf('the master password')
export const otherKey = masterKeyOf('another password')
export const contents = { configuration: 'hostname srstmgr-1\nend\n', data: 'site branch-paris\n' }
const both: readonly Category[] = ['configuration', 'data']

const facts: BackupContents = {
  id: 7,
  atMs: Date.parse('2012-10-17T23:19:48.250Z'),
  version: '9.0.1',
  categories: both,
  contents,
}

/** The files of a backup by path. */
export type Files = ReadonlyMap<string, Uint8Array>

/** Backup 7 in clear, with what differs. */
export async function clear(change: Partial<BackupContents> = {}): Promise<Files> {
  return byPath(await packedBackup({ ...facts, ...change }))
}

/** Backup 7 encrypted and signed, with what differs. */
export async function guarded(
  change: Partial<BackupContents> = {},
  { key = ownKey, salt = '0123456789abcdef0123456789abcdef' } = {},
): Promise<Files> {
  return byPath(await packedBackup({ ...facts, protection: { key, salt }, ...change }))
}

function byPath(files: readonly PackedFile[]): Files {
  return new Map(files.map(({ path, bytes }) => [path, bytes]))
}

/** What a restore of everything comes to: its content, or the fault. */
export async function restored(files: Files, change: Partial<WantedBackup> = {}) {
  const wanted = {
    id: 7,
    isEnforced: false,
    isLoggedProtected: false,
    masterKey: ownKey,
    ...change,
  }
  const judged = judgedManifest(files.get(`Backup_${wanted.id}.manifest`)!, wanted)
  if (!judged.ok) return judged.fault
  const found: Partial<Record<Category, string>> = {}
  for (const category of both) {
    const paths = filesOf(judged.manifest, category)
    const fetched = new Map([...files].filter(([path]) => paths.includes(path)))
    const opened = await openedCategory(judged, category, fetched)
    if (!opened.ok) return opened.fault
    found[category] = opened.text
  }
  return found
}
