import {
  fetchFile,
  fetchFileOverFtp,
  fetchFileOverTftp,
  type FetchReport,
  type PlainFetchReport,
  type Surroundings,
} from '../../src/emulator/index.ts'
import { protocolPorts, type RemoteFile } from './operations/operation-objects.ts'
import { remoteError } from './screens/remote-error.ts'
import { ucsmSshClient } from './ssh-sheet.ts'
import { failureOf, type UploadManner } from './upload.ts'
import type { RemoteError } from './vocabulary.ts'

/** A file that the interconnect wants from a server. */
export interface WantedFile {
  readonly plan: RemoteFile
  readonly password: string
  /** The transfer is broken off when the file turns out longer than this. */
  readonly bytesMax: number
}

/** The file, or what the FSM says of the failure. */
export type RemoteFileReport =
  | { readonly ok: true; readonly contents: Uint8Array }
  | { readonly ok: false; readonly error: RemoteError }

/** Fetches a file over the protocol of its plan as this firmware would. */
export async function fetchRemoteFile(
  surroundings: Surroundings,
  { plan, password, bytesMax }: WantedFile,
  manner: UploadManner,
): Promise<RemoteFileReport> {
  const { protocol, path, host, port = protocolPorts[protocol], user } = plan
  const { profile, signal } = manner
  const errand = { host, port, path, withinMs: profile.timings.uploadLimitMs, bytesMax, signal }

  function fetch(): Promise<FetchReport | PlainFetchReport> {
    if (protocol === 'tftp') return fetchFileOverTftp(surroundings, errand)
    if (protocol === 'ftp') return fetchFileOverFtp(surroundings, { ...errand, user, password })
    const login = { user, password, ...ucsmSshClient(manner) }
    return fetchFile(surroundings, { ...errand, ...login, protocol })
  }

  const report = await fetch()
  if (report.ok) return { ok: true, contents: report.contents }
  return { ok: false, error: remoteError(failureOf(report), path) }
}
