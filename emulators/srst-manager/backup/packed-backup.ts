import { digestOf, storedGzip, tarArchive } from '../../../src/emulator/index.ts'
import type { Category, MasterKey } from '../vocabulary.ts'
import { archiveOf, manifestOf, signatureFileOf } from './layout.ts'
import { manifestText } from './protection/manifest.ts'
import { sealedArchive, signatureFile } from './protection/sealed-archive.ts'
import { sessionKeys } from './protection/session-keys.ts'

/** What is to be backed up, under which id. */
export interface BackupContents {
  readonly id: number
  /** Lab time, milliseconds since 1970. */
  readonly atMs: number
  readonly version: string
  readonly categories: readonly Category[]
  readonly contents: Readonly<Partial<Record<Category, string>>>
  /** With it, everything is encrypted and signed. The salt has 32 hexadecimal digits and is used once. */
  readonly protection?: { readonly key: MasterKey; readonly salt: string }
}

/** A file as it goes to the server; the path is below the directory of backups. */
export interface PackedFile {
  readonly path: string
  readonly bytes: Uint8Array
}

/** The files of a backup in the order in which they are written; the last is the manifest. */
export async function packedBackup(backup: BackupContents): Promise<readonly PackedFile[]> {
  const { id, atMs, version, categories, protection } = backup
  const keys = protection && sessionKeys(protection.key, protection.salt, id)
  const shield = protection && { magic: protection.key.magic, salt: protection.salt }
  const files: PackedFile[] = []
  for (const category of categories) {
    const archive = await archived(backup, category)
    const path = archiveOf(category, id)
    if (!keys || !shield) {
      files.push({ path, bytes: archive })
      continue
    }
    const place = { id, category, ...shield }
    const sealed = sealedArchive(keys, place, archive)
    const signature = signatureFile(keys, place, sealed)
    files.push({ path, bytes: sealed }, { path: signatureFileOf(category, id), bytes: signature })
  }
  const named = files.map(({ path, bytes }) => ({
    path,
    bytes: bytes.length,
    sha256: digestOf(bytes),
  }))
  const facts = { id, atMs, version, categories, ...(shield && { protection: shield }) }
  const manifest = manifestText({ ...facts, files: named }, keys?.signing)
  return [...files, { path: manifestOf(id), bytes: Buffer.from(manifest) }]
}

/** The name of the one file in the archive of a category. */
export function memberOf(category: Category): string {
  return `${category}.txt`
}

async function archived(
  { contents, atMs }: BackupContents,
  category: Category,
): Promise<Uint8Array> {
  const member = { name: memberOf(category), bytes: Buffer.from(contents[category] ?? '') }
  return storedGzip(await tarArchive([member], Math.floor(atMs / 1000) * 1000))
}
