import type { FileEntryWithStats, Stats } from 'ssh2'
import { sftpClient, type SftpClient } from '../../src/ssh/sftp/sftp-client.ts'
import type { SshSession } from '../../src/ssh/index.ts'

/** Opens SFTP on a session, for tests that look at single requests. */
export async function openFiles(session: SshSession): Promise<FilesOverSsh> {
  const opened = await session.openSftp()
  if (!opened.ok) throw new TypeError(opened.detail)
  const client = sftpClient(opened.value)
  const { sftp, call } = client
  return {
    client,
    stat: (path) => call<Stats>((done) => sftp.stat(path, done)),
    realPath: (path) => call<string>((done) => sftp.realpath(path, done)),
    readLink: (path) => call<string>((done) => sftp.readlink(path, done)),
    makeLink: (target, path) => call<void>((done) => sftp.symlink(target, path, done)),
    setMode: (path, mode) => call<void>((done) => sftp.chmod(path, mode, done)),
    setOwner: (path, uid, gid) => call<void>((done) => sftp.chown(path, uid, gid, done)),
    rename: (from, to) => call<void>((done) => sftp.rename(from, to, done)),
    async list(path) {
      const names = await call<FileEntryWithStats[]>((done) => sftp.readdir(path, done))
      return names.map(({ longname }) => longname).toSorted()
    },
  }
}

/** What a test asks an SFTP server. */
export interface FilesOverSsh {
  readonly client: SftpClient
  readonly stat: (path: string) => Promise<Stats>
  readonly realPath: (path: string) => Promise<string>
  readonly readLink: (path: string) => Promise<string>
  readonly makeLink: (target: string, path: string) => Promise<void>
  readonly setMode: (path: string, mode: number) => Promise<void>
  readonly setOwner: (path: string, uid: number, gid: number) => Promise<void>
  readonly rename: (from: string, to: string) => Promise<void>
  /** The lines of a long listing. */
  readonly list: (path: string) => Promise<string[]>
}
