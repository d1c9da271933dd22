import type { FileEntryWithStats, Stats } from 'ssh2'
import type { StoreEntry } from '../../store/file-store.ts'
import { asResult, SftpRefused, type SftpClient, type SftpResult } from './sftp-client.ts'

/** The names in a directory, sorted, without `.` and `..`. */
export function listDirectory(
  { sftp, call }: SftpClient,
  path: string,
): Promise<SftpResult<readonly StoreEntry[]>> {
  return asResult(async () => {
    const found = await call<FileEntryWithStats[]>((done) => sftp.readdir(path, done))
    const entries = found.map(({ filename, attrs }) => ({ name: filename, facts: factsOf(attrs) }))
    return entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  })
}

/** Makes a directory and those above it; one that is there already is fine. */
export function makeDirectories(client: SftpClient, path: string): Promise<SftpResult<void>> {
  return asResult(async () => {
    const names = path.split('/').filter(Boolean)
    for (const [at] of names.entries()) {
      const above = names.slice(0, at + 1).join('/')
      await makeUnlessThere(client, path.startsWith('/') ? `/${above}` : above)
    }
  })
}

/** Makes one directory. */
export function makeDirectory({ sftp, call }: SftpClient, path: string): Promise<SftpResult<void>> {
  return asResult(() => call<void>((done) => sftp.mkdir(path, done)))
}

/** Removes a directory that is empty. */
export function removeDirectory(
  { sftp, call }: SftpClient,
  path: string,
): Promise<SftpResult<void>> {
  return asResult(() => call<void>((done) => sftp.rmdir(path, done)))
}

/** Removes a file. */
export function removeFile({ sftp, call }: SftpClient, path: string): Promise<SftpResult<void>> {
  return asResult(() => call<void>((done) => sftp.unlink(path, done)))
}

/** Renames, replacing what has the new name where the server can. Throws `SftpRefused`. */
export async function renameOver(
  { sftp, call }: SftpClient,
  from: string,
  to: string,
): Promise<void> {
  try {
    await call<void>((done) => sftp.ext_openssh_rename(from, to, done))
  } catch (error) {
    // ssh2 throws at once, with a plain error, when the server has not announced the extension.
    if (error instanceof SftpRefused) throw error
    await call<void>((done) => sftp.rename(from, to, done))
  }
}

async function makeUnlessThere({ sftp, call }: SftpClient, path: string): Promise<void> {
  try {
    await call<void>((done) => sftp.mkdir(path, done))
  } catch (error) {
    const found = await call<Stats>((done) => sftp.stat(path, done)).catch(() => undefined)
    if (!found?.isDirectory()) throw error
  }
}

function factsOf(attributes: FileEntryWithStats['attrs']): StoreEntry['facts'] {
  const kind = (attributes.mode & 0o170000) === 0o040000 ? 'directory' : 'file'
  const mode = attributes.mode & 0o777
  return { kind, sizeBytes: attributes.size, mode, modifiedMs: attributes.mtime * 1000 }
}
