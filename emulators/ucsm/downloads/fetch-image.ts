import {
  fetchFile,
  fetchFileOverFtp,
  fetchFileOverTftp,
  type FetchReport,
  type PlainFetchReport,
  type Surroundings,
} from '../../../src/emulator/index.ts'
import { protocolPorts } from '../operations/operation-objects.ts'
import { remoteError } from '../screens/remote-error.ts'
import { ucsmSshClient } from '../ssh-sheet.ts'
import { failureOf, type UploadManner } from '../upload.ts'
import type { ImageReport } from './download-machine.ts'
import type { ImageDownload } from './image-download.ts'

/** Room for one image. Those of the vendor are larger; what stands for them in a lab is not. */
const IMAGE_BYTES_MAX = 16 * 1024 * 1024

/** Fetches a firmware file as this firmware would, and says how much of it there is. */
export async function fetchImage(
  surroundings: Surroundings,
  { plan, password }: { readonly plan: ImageDownload; readonly password: string },
  manner: UploadManner,
): Promise<ImageReport> {
  const { protocol, path, host, port = protocolPorts[protocol], user } = plan
  const { profile, signal } = manner
  const withinMs = profile.timings.uploadLimitMs
  const errand = { host, port, path, withinMs, bytesMax: IMAGE_BYTES_MAX, signal }

  function fetch(): Promise<FetchReport | PlainFetchReport> {
    if (protocol === 'tftp') return fetchFileOverTftp(surroundings, errand)
    if (protocol === 'ftp') return fetchFileOverFtp(surroundings, { ...errand, user, password })
    const login = { user, password, ...ucsmSshClient(manner) }
    return fetchFile(surroundings, { ...errand, ...login, protocol })
  }

  const report = await fetch()
  if (report.ok) return { ok: true, bytes: report.contents.length }
  return { ok: false, error: remoteError(failureOf(report), path) }
}
