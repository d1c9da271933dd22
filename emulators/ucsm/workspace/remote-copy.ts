import {
  fetchFile,
  fetchFileOverFtp,
  fetchFileOverTftp,
  sendFile,
  sendFileOverFtp,
  sendFileOverTftp,
  type Surroundings,
} from '../../../src/emulator/index.ts'
import { protocolPorts, type RemoteProtocol } from '../operations/operation-objects.ts'
import type { UploadFailure } from '../screens/remote-error.ts'
import { ucsmSshClient, type ClientSetup } from '../ssh-sheet.ts'
import { failureOf } from '../upload.ts'
import { LOCAL_BYTES_MAX } from './local-files.ts'

/** A file on a server, as it is typed: `scp://user@host/path`, over TFTP without a user. */
export interface RemotePlace {
  readonly protocol: RemoteProtocol
  readonly user: string
  readonly host: string
  readonly port: number
  readonly path: string
}

/** The interconnect that copies. */
export interface Copier extends ClientSetup {
  readonly surroundings: Surroundings
}

/** What a copy is done with besides its places. */
export interface CopyManner {
  /** Empty over TFTP. */
  readonly password: string
  readonly signal: AbortSignal
}

const REMOTE =
  /^(?:(?<login>scp|sftp|ftp):\/\/(?<user>[^@/\s]+)@|(?<plain>tftp):\/\/)(?<host>\[[\da-f:.]+\]|[\w.-]+)(?::(?<port>\d{1,5}))?(?<path>\/\S+)$/i

/** Reads a remote name; `undefined` when it is none. */
export function remotePlace(text: string): RemotePlace | undefined {
  const parts = REMOTE.exec(text)?.groups
  if (!parts) return undefined
  const { login, plain, user = '', host, port, path } = parts
  const protocol = (login ?? plain)!.toLowerCase() as RemoteProtocol
  return {
    protocol,
    user,
    host: host!.replace(/^\[|\]$/g, ''),
    port: port === undefined ? protocolPorts[protocol] : Number(port),
    path: path!,
  }
}

/** Sends bytes to a server with the client of this firmware; `undefined` when they have arrived. */
export async function copyOut(
  copier: Copier,
  to: RemotePlace,
  { password, bytes, signal }: CopyManner & { readonly bytes: Uint8Array },
): Promise<UploadFailure | undefined> {
  const { surroundings } = copier
  const errand = { ...errandOf(copier, to), password, bytes, signal }

  function send() {
    const { protocol } = to
    if (protocol === 'tftp') return sendFileOverTftp(surroundings, errand)
    if (protocol === 'ftp') return sendFileOverFtp(surroundings, errand)
    return sendFile(surroundings, { ...errand, ...ucsmSshClient(copier), protocol })
  }

  const report = await send()
  return report.ok ? undefined : failureOf(report)
}

/** Fetches a file from a server with the client of this firmware. */
export async function copyIn(
  copier: Copier,
  from: RemotePlace,
  { password, signal }: CopyManner,
): Promise<{ readonly bytes: Uint8Array } | UploadFailure> {
  const { surroundings } = copier
  const errand = { ...errandOf(copier, from), password, bytesMax: LOCAL_BYTES_MAX, signal }

  function fetch() {
    const { protocol } = from
    if (protocol === 'tftp') return fetchFileOverTftp(surroundings, errand)
    if (protocol === 'ftp') return fetchFileOverFtp(surroundings, errand)
    return fetchFile(surroundings, { ...errand, ...ucsmSshClient(copier), protocol })
  }

  const report = await fetch()
  return report.ok ? { bytes: report.contents } : failureOf(report)
}

function errandOf({ profile }: Copier, { host, port, path, user }: RemotePlace) {
  return { host, port, path, user, withinMs: profile.timings.uploadLimitMs }
}
