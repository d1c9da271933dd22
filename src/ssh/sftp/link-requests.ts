import type { SFTPWrapper } from 'ssh2'
import { giveName } from './name-requests.ts'
import type { ServedSftp } from './served-sftp.ts'
import { sftpStatus } from './sftp-status.ts'

/** Serves READLINK and SYMLINK; where the store has no links both are answered with OP_UNSUPPORTED. */
export function serveLinks(session: ServedSftp): void {
  const { sftp, answer, ok, resolve } = session
  const { links } = session.store
  if (!links) {
    const unsupported = (request: number) =>
      sftp.status(request, sftpStatus.unsupported, 'Operation unsupported')
    sftp.on('READLINK', unsupported)
    sftp.on('SYMLINK', unsupported)
    return
  }

  sftp.on('READLINK', (request, path) => {
    answer(request, async () => giveName(session, request, await links.read(resolve(path))))
  })

  sftp.on('SYMLINK', (request, ...told) => {
    answer(request, async () => {
      const [target, path] = asSent(sftp, told)
      await links.make(target, resolve(path))
      ok(request)
    })
  })
}

/**
 * Target and path in the order of the message. sshd takes the target first from every client (PROTOCOL of
 * OpenSSH, section 4.1); ssh2 turns the two round for clients that call themselves OpenSSH.
 */
function asSent(sftp: SFTPWrapper, [first, second]: [string, string]): [string, string] {
  const { _isOpenSSH: isTurned } = sftp as { readonly _isOpenSSH?: boolean }
  return isTurned ? [second, first] : [first, second]
}
