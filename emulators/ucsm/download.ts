import type { Surroundings } from '../../src/emulator/index.ts'
import { readConfiguration } from './backup-file/read-configuration.ts'
import { fetchRemoteFile } from './fetch-remote-file.ts'
import type { DownloadReport } from './imports/import-machine.ts'
import type { ImportPlan } from './imports/import-objects.ts'
import type { UploadManner } from './upload.ts'

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
  download: Download,
  manner: UploadManner,
): Promise<DownloadReport> {
  const wanted = { ...download, bytesMax: FILE_BYTES_MAX }
  const report = await fetchRemoteFile(surroundings, wanted, manner)
  return report.ok ? { ok: true, reading: readConfiguration(report.contents) } : report
}
