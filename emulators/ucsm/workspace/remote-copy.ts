import {
  fetchFile,
  sendFile,
  type FetchReport,
  type FileErrandReport,
  type Surroundings,
} from '../../../src/emulator/index.ts'
import type { UcsmPlatform } from '../platforms.ts'
import { failureOf } from '../upload.ts'
import type { UploadFailure } from '../screens/remote-error.ts'
import type { UcsmProfile } from '../vocabulary.ts'
import { LOCAL_BYTES_MAX } from './local-files.ts'

/** A file on an SSH server, as it is typed: `scp://user@host/path`. */
export interface RemotePlace {
  readonly protocol: 'scp' | 'sftp'
  readonly user: string
  readonly host: string
  readonly port: number
  readonly path: string
}

/** The interconnect that copies. */
export interface Copier {
  readonly surroundings: Surroundings
  readonly platform: UcsmPlatform
  readonly profile: UcsmProfile
}

const SSH_PORT = 22
const REMOTE = /^(scp|sftp):\/\/([^@/\s]+)@(\[[\da-f:.]+\]|[\w.-]+)(?::(\d{1,5}))?(\/\S+)$/i

/** Reads a remote name; `undefined` when it is none. */
export function remotePlace(text: string): RemotePlace | undefined {
  const found = REMOTE.exec(text)
  if (!found) return undefined
  const [, protocol, user, host, port, path] = found
  return {
    protocol: protocol!.toLowerCase() === 'scp' ? 'scp' : 'sftp',
    user: user!,
    host: host!.replace(/^\[|\]$/g, ''),
    port: port === undefined ? SSH_PORT : Number(port),
    path: path!,
  }
}

/** Sends bytes to a server with the client of this firmware; `undefined` when they have arrived. */
export async function copyOut(
  copier: Copier,
  to: RemotePlace,
  { password, bytes, signal }: { password: string; bytes: Uint8Array; signal: AbortSignal },
): Promise<UploadFailure | undefined> {
  const errand = errandOf(copier, to, password)
  return failed(await sendFile(copier.surroundings, { ...errand, bytes, signal }))
}

/** Fetches a file from a server with the client of this firmware. */
export async function copyIn(
  copier: Copier,
  from: RemotePlace,
  { password, signal }: { password: string; signal: AbortSignal },
): Promise<{ readonly bytes: Uint8Array } | UploadFailure> {
  const errand = errandOf(copier, from, password)
  const report = await fetchFile(copier.surroundings, {
    ...errand,
    bytesMax: LOCAL_BYTES_MAX,
    signal,
  })
  return report.ok ? { bytes: report.contents } : failureOf(report)
}

function errandOf({ platform, profile }: Copier, place: RemotePlace, password: string) {
  return {
    ...place,
    password,
    ident: platform.clientIdent,
    offer: profile.sshClient,
    withinMs: profile.timings.uploadLimitMs,
  }
}

function failed(report: FileErrandReport | FetchReport): UploadFailure | undefined {
  return report.ok ? undefined : failureOf(report)
}
