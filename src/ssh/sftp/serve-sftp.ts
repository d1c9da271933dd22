import type { SFTPWrapper } from 'ssh2'
import { StoreRefused } from '../../store/file-store.ts'
import { serveExtensions, sftpExtensions } from './extended-requests.ts'
import { endFile, serveFiles } from './file-requests.ts'
import { serveLinks } from './link-requests.ts'
import { serveDirectories, serveNames } from './name-requests.ts'
import { createReadQueue } from './read-queue.ts'
import { createServedSftp, type SftpService, type ServedSftp } from './served-sftp.ts'
import { sftpWire } from './sftp-wire.ts'

/**
 * Serves SFTP version 3 (draft-ietf-secsh-filexfer-02) from a file store on the SFTP object that ssh2
 * has just accepted; call it before the object sees its first packet. Resolves when the client has
 * gone and every file it left open is accounted for. Rejects with what fails in the lab itself.
 */
export async function serveSftp(sftp: SFTPWrapper, service: SftpService): Promise<void> {
  const session = createServedSftp(sftp, service)
  const wire = sftpWire(sftp, sftpExtensions, () => reads.resume())
  const reads = createReadQueue(wire.isClogged)
  serveFiles(session, wire, reads)
  serveNames(session)
  serveLinks(session)
  serveDirectories(session)
  serveExtensions(session)
  serveClose(session)
  await Promise.race([untilOver(sftp), session.crashed])
  reads.clear()
  wire.end()
  await session.pending.idle()
  for (const opened of session.handles.takeAll())
    if (opened.kind === 'file') await endFile(session, opened, { complete: false })
}

function serveClose(session: ServedSftp): void {
  const { sftp, handles, answer, ok } = session
  sftp.on('CLOSE', (request, handle) => {
    const opened = handles.take(handle)
    answer(request, async () => {
      if (!opened) throw new StoreRefused('failure')
      if (opened.kind === 'file') await endFile(session, opened, { complete: true })
      ok(request)
    })
  })
}

/** OpenSSH's client waits for the server to close the channel after its EOF; ssh2 leaves that to us. */
function untilOver(sftp: SFTPWrapper): Promise<void> {
  return new Promise((resolve) => {
    for (const event of ['end', 'close', 'error'] as const) sftp.on(event, () => resolve())
  })
}
