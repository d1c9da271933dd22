import { StoreRefused } from '../../store/file-store.ts'
import { readWire, type WireReader } from '../wire.ts'
import { giveName } from './name-requests.ts'
import type { ServedSftp } from './served-sftp.ts'
import { sftpStatus } from './sftp-status.ts'

/** The extensions that are served, as the VERSION answer lists them (PROTOCOL of OpenSSH, section 4). */
export const sftpExtensions = [
  ['posix-rename@openssh.com', '1'],
  ['fsync@openssh.com', '1'],
  ['expand-path@openssh.com', '1'],
] as const

type Extension = (session: ServedSftp, request: number, given: WireReader) => Promise<void>

const served: Readonly<Record<(typeof sftpExtensions)[number][0], Extension>> = {
  async 'posix-rename@openssh.com'({ store, resolve, ok }, request, given) {
    const from = textOf(given)
    await store.rename(resolve(from), resolve(textOf(given)))
    ok(request)
  },
  async 'fsync@openssh.com'({ ok }, request) {
    ok(request)
  },
  async 'expand-path@openssh.com'(session, request, given) {
    const path = textOf(given).replace(/^~(?=\/|$)/, session.home)
    giveName(session, request, session.resolve(path))
  },
}

/** Serves EXTENDED; a name that is not in `sftpExtensions` is answered with OP_UNSUPPORTED. */
export function serveExtensions(session: ServedSftp): void {
  const { sftp, answer } = session
  sftp.on('EXTENDED', (request, name, data: Buffer | undefined) => {
    const serve = Object.hasOwn(served, name) ? served[name as keyof typeof served] : undefined
    if (!serve) return sftp.status(request, sftpStatus.unsupported, 'Operation unsupported')
    answer(request, () => serve(session, request, readWire(data ?? Buffer.alloc(0))))
  })
}

function textOf(given: WireReader): string {
  const text = given.string()?.toString()
  if (text === undefined) throw new StoreRefused('failure')
  return text
}
