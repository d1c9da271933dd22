import type { StoreFaultUse } from '../faults/index.ts'
import type { Recorder } from '../journal/journal.ts'
import type { SftpSession, SshChannel } from '../ssh/index.ts'
import { parseScpCommand } from '../ssh/scp/scp-command.ts'
import { serveScp } from '../ssh/scp/serve-scp.ts'
import { serveSftp } from '../ssh/sftp/serve-sftp.ts'
import type { FileStore } from '../store/file-store.ts'
import {
  withCutAfter,
  withPermissionDenied,
  withQuota,
  withReadOnly,
} from '../store/store-faults.ts'
import type { TransferEvent } from '../store/transfer-account.ts'
import type { Surroundings } from './surroundings.ts'

/** The files behind an SSH door, as one connection meets them. */
export interface FileService {
  readonly store: FileStore
  readonly home: string
  readonly record: Recorder
  /** Told of each file that a peer wrote or read, after the journal. */
  readonly onFile?: (event: TransferEvent) => void
  /** Text that a login prints and that SCP stumbles over. */
  readonly noise?: string | undefined
  /** The paths that a pattern fits that an SCP client asks for; a pattern fits nothing unless given. */
  readonly expand?: (pattern: string) => readonly string[]
}

/** Serves SFTP on a session; every file that was written or read is journalled. */
export function serveFilesOverSftp(
  { activity, clock, crashed }: Surroundings,
  session: SftpSession,
  { store, home, record, onFile }: FileService,
): void {
  const serving = serveSftp(session.sftp, {
    store,
    home,
    clock,
    observe: journalFile(record, onFile),
  })
  const ended = serving.catch((error: unknown) => crashed('sftp', error))
  session.onClose(() => void activity.during('sftp account', () => ended))
}

/** Serves an scp command on a channel; false when the command is not one. */
export function serveFilesOverScp(
  { activity, crashed }: Surroundings,
  channel: SshChannel,
  commandLine: string,
  { store, home, record, noise, onFile, expand = (path) => [path] }: FileService,
): boolean {
  const asked = parseScpCommand(commandLine)
  if (!asked) return false
  const command = { ...asked, paths: asked.paths.flatMap(expand) }
  const service = { store, home, observe: journalFile(record, onFile), exit: channel.exit }
  const serving = serveScp(channel.stream, command, {
    ...service,
    ...(noise !== undefined && { noise }),
  })
  const ended = serving.catch((error: unknown) => crashed('scp', error))
  channel.onClose(() => void activity.during('scp account', () => ended))
  return true
}

/** The store as the faults of a server's disk leave it. Cuts are a matter of the connection; see `cuttingFiles`. */
export function faultyStore(store: FileStore, faults: readonly StoreFaultUse[]): FileStore {
  return faults.reduce((inner, use) => {
    switch (use.fault) {
      case 'disk-full':
        return withQuota(use.bytes)(inner)
      case 'permission-denied':
        return withPermissionDenied(new RegExp(use.path))(inner)
      case 'read-only':
        return withReadOnly()(inner)
      case 'cut-file':
        return inner
    }
  }, store)
}

/** The store of one connection that is cut when a file has reached so many bytes, if such a fault is there. */
export function cuttingFiles(
  store: FileStore,
  faults: readonly StoreFaultUse[],
  { cut, record }: { cut: () => void; record: Recorder },
): FileStore {
  const use = faults.find(({ fault }) => fault === 'cut-file')
  if (use?.fault !== 'cut-file') return store
  return withCutAfter(use.bytes, () => {
    record('fault.struck', { fault: use.fault, facts: { bytes: use.bytes } })
    cut()
  })(store)
}

function journalFile(record: Recorder, onFile: FileService['onFile']) {
  return (event: TransferEvent) => {
    const { type, ...facts } = event
    record(type, facts as never)
    onFile?.(event)
  }
}
