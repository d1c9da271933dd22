import type { Recorder } from '../journal/journal.ts'
import type { Shell } from '../linux/index.ts'
import type { SftpSession, SshChannel } from '../ssh/index.ts'
import { serveFilesOverScp, serveFilesOverSftp, type FileService } from './file-service.ts'
import { matchingPaths } from './linux-patterns.ts'
import { linuxFileStore } from './linux-file-store.ts'
import type { Surroundings } from './surroundings.ts'

/** The files of an appliance's Linux behind its SSH door, as one connection meets them. */
export interface LinuxFilePlan {
  /** The shell of the account that has logged in. */
  readonly shell: () => Shell
  /** The stream of the connection. */
  readonly record: Recorder
  /** Called first, so that files that follow something else are up to date. */
  readonly refresh?: () => void
}

/** Serves SFTP on a session from the appliance's own file tree; times are those of its clock. */
export function serveLinuxSftp(
  surroundings: Surroundings,
  session: SftpSession,
  plan: LinuxFilePlan,
): void {
  const { clock } = plan.shell().host
  serveFilesOverSftp({ ...surroundings, clock }, session, serviceOf(plan))
}

/** Serves an scp command from the appliance's own file tree; false when the command is not one. */
export function serveLinuxScp(
  surroundings: Surroundings,
  channel: SshChannel,
  commandLine: string,
  plan: LinuxFilePlan,
): boolean {
  return serveFilesOverScp(surroundings, channel, commandLine, serviceOf(plan))
}

function serviceOf({ shell, record, refresh }: LinuxFilePlan): FileService {
  refresh?.()
  const { host, account } = shell()
  const { home } = account
  const files = host.tree.as(host.accounts.credentials(account))
  const expand = (path: string) => matchingPaths(files, home, path)
  return { store: linuxFileStore(host, account), home, record, expand }
}
