import {
  preferringHostKey,
  withFileSession,
  type CheckHostKey,
  type FileAnswer,
  type FileSession,
  type FileSessionFailure,
  type SshClientSheet,
  type Surroundings,
} from '../../../src/emulator/index.ts'
import type { OperationFault, ServerFault } from '../screens/operation-reasons.ts'
import type { BackupServerSettings, KnownHost } from '../vocabulary.ts'
import { readBackupUrl, type BackupPlace } from './backup-url.ts'

/** The machine that goes to a backup server, and what calls it back. */
export interface Traveller {
  readonly surroundings: Surroundings
  readonly client: SshClientSheet
  /** Lab time for the login and everything done there, milliseconds. */
  readonly withinMs: number
  readonly signal?: AbortSignal
}

/** The server to go to, and the host keys that are known. */
export interface Destination {
  readonly server: BackupServerSettings
  readonly knownHosts: readonly KnownHost[]
}

/** The backup server as it stands open. */
export interface OpenServer {
  readonly files: FileSession
  readonly place: BackupPlace
}

/** What was done, or why it was not. */
export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly fault: OperationFault }

/** Logs in at the backup server, lets `work` use it and leaves; what cannot be done is told as a fault. */
export async function atServer<Value>(
  { surroundings, client, withinMs, signal }: Traveller,
  { server, knownHosts }: Destination,
  work: (open: OpenServer) => Promise<Outcome<Value>>,
): Promise<Outcome<Value>> {
  const reading = readBackupUrl(server.url)
  if (!reading.ok) return reading
  const { place } = reading
  const { protocol, host, port } = place
  const pins = knownHosts.filter((known) => known.host === host)
  const login = {
    protocol,
    host,
    port,
    user: server.username,
    password: server.password,
    client: preferringPinned(client, pins),
    ...(pins.length > 0 && { checkHostKey: matching(pins) }),
    withinMs,
    ...(signal && { signal }),
  }
  const report = await withFileSession(surroundings, login, (files) => work({ files, place }))
  return report.ok ? report.value : { ok: false, fault: faultOf(report.failure, protocol) }
}

/** What kept an operation on files from being done, in the terms of the history. */
export function fileFault(
  { refusal }: FileAnswer<unknown> & { ok: false },
  { protocol }: BackupPlace,
): ServerFault {
  switch (refusal) {
    case 'no-space':
      return 'disk-full'
    case 'timed-out':
      return 'timed-out'
    case 'permission-denied':
      return 'access-denied'
    case 'no-such-file':
    case 'not-a-directory':
      return 'no-file'
    default:
      return protocol === 'sftp' ? 'ssh-error' : 'connection-lost'
  }
}

/** The key type of the pin is asked for first; two pins leave the order as it is. */
function preferringPinned(client: SshClientSheet, pins: readonly KnownHost[]): SshClientSheet {
  const [only, second] = pins
  if (!only || second) return client
  return { ...client, offer: preferringHostKey(client.offer, wireType(only.type)) }
}

/** The key of the pinned type must have the pinned fingerprint; a key of another type is none of them. */
function matching(pins: readonly KnownHost[]): CheckHostKey {
  return ({ type, fingerprintMd5 }) => {
    const pin = pins.find((known) => wireType(known.type) === type)
    if (pin?.md5 === fingerprintMd5) return { ok: true }
    const pinned = pins.map((known) => `${known.type} ${known.md5}`).join(' or ')
    return { ok: false, reason: `${pinned} is pinned` }
  }
}

/** DSA keys are called ssh-dsa by the command line and ssh-dss on the wire (RFC 4253 section 6.6). */
function wireType(type: KnownHost['type']): string {
  return type === 'ssh-dsa' ? 'ssh-dss' : type
}

function faultOf(failure: FileSessionFailure, protocol: BackupPlace['protocol']): ServerFault {
  switch (failure.stage) {
    case 'dial':
      return dialFaults[failure.reason]
    case 'handshake':
      return 'no-ssh-session'
    case 'host-key':
      return 'host-key-mismatch'
    case 'files':
      return 'ssh-error'
    case 'login':
      if (failure.reason === 'timed-out') return 'timed-out'
      if (failure.reason === 'closed-early') return 'connection-lost'
      return protocol === 'sftp' ? 'login-refused' : 'access-denied'
  }
}

/** What the dialler says, in the terms of the history. */
export const dialFaults: Readonly<
  Record<(FileSessionFailure & { stage: 'dial' })['reason'], ServerFault>
> = {
  'unknown-host': 'unknown-host',
  refused: 'no-connection',
  unreachable: 'no-connection',
  'not-allowed': 'no-connection',
  'timed-out': 'timed-out',
}
