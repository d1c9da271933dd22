import { fetchFile, type Surroundings } from '../../src/emulator/index.ts'
import { readConfiguration } from './backup-file/read-configuration.ts'
import type { DownloadReport } from './imports/import-machine.ts'
import type { ImportPlan } from './imports/import-objects.ts'
import { remoteError } from './screens/remote-error.ts'
import { failureOf, type UploadManner } from './upload.ts'

/** A file that an import wants. */
export interface Download {
  readonly plan: ImportPlan
  readonly password: string
}

const SSH_PORT = 22
/** The configuration of a large domain is about a megabyte. */
const FILE_BYTES_MAX = 4 * 1024 * 1024

/** Fetches a configuration file as this firmware would, and reads it. */
export async function downloadConfiguration(
  surroundings: Surroundings,
  { plan, password }: Download,
  { profile, platform, signal }: UploadManner,
): Promise<DownloadReport> {
  const { protocol, path, host, port = SSH_PORT, user } = plan
  const report = await fetchFile(surroundings, {
    protocol,
    host,
    port,
    path,
    user,
    password,
    ident: platform.clientIdent,
    offer: profile.sshClient,
    withinMs: profile.timings.uploadLimitMs,
    bytesMax: FILE_BYTES_MAX,
    signal,
  })
  if (report.ok) return { ok: true, reading: readConfiguration(report.contents) }
  return { ok: false, error: remoteError(failureOf(report), path) }
}
