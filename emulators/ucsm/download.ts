import {
  fetchFile,
  fetchFileOverFtp,
  fetchFileOverTftp,
  type FetchReport,
  type PlainFetchReport,
  type Surroundings,
} from '../../src/emulator/index.ts'
import { readConfiguration } from './backup-file/read-configuration.ts'
import type { DownloadReport } from './imports/import-machine.ts'
import type { ImportPlan } from './imports/import-objects.ts'
import { protocolPorts } from './operations/operation-objects.ts'
import { remoteError } from './screens/remote-error.ts'
import { ucsmSshClient } from './ssh-sheet.ts'
import { failureOf, type UploadManner } from './upload.ts'

/** A file that an import wants. */
export interface Download {
  readonly plan: ImportPlan
  readonly password: string
}

/** The configuration of a large domain is about a megabyte. */
const FILE_BYTES_MAX = 4 * 1024 * 1024

/** Fetches a configuration file as this firmware would, and reads it. */
export async function downloadConfiguration(
  surroundings: Surroundings,
  { plan, password }: Download,
  manner: UploadManner,
): Promise<DownloadReport> {
  const { protocol, path, host, port = protocolPorts[protocol], user } = plan
  const { profile, signal } = manner
  const withinMs = profile.timings.uploadLimitMs
  const errand = { host, port, path, withinMs, bytesMax: FILE_BYTES_MAX, signal }

  function fetch(): Promise<FetchReport | PlainFetchReport> {
    if (protocol === 'tftp') return fetchFileOverTftp(surroundings, errand)
    if (protocol === 'ftp') return fetchFileOverFtp(surroundings, { ...errand, user, password })
    const login = { user, password, ...ucsmSshClient(manner) }
    return fetchFile(surroundings, { ...errand, ...login, protocol })
  }

  const report = await fetch()
  if (report.ok) return { ok: true, reading: readConfiguration(report.contents) }
  return { ok: false, error: remoteError(failureOf(report), path) }
}
