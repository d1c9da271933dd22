import {
  journalSsh,
  openSsh,
  preferringHostKey,
  shellDials,
  type Recorder,
  type Surroundings,
} from '../../../src/emulator/index.ts'
import type { ListedDevice } from './devices-csv.ts'
import type { KnownHosts } from './known-hosts.ts'
import { paramikoClient } from './paramiko-client.ts'
import { remoteShell, SCRIPT_TERMINAL, type RemoteShell } from './remote-shell.ts'

/** Where a script runs. */
export interface Workplace {
  readonly surroundings: Surroundings
  readonly knownHosts: KnownHosts
  /** Aborted when whoever has started the script interrupts it; every connection is closed. */
  readonly signal: AbortSignal
}

/** A shell with the journal stream of its connection, or what is in the way. */
export type ShellOutcome =
  | { readonly ok: true; readonly shell: RemoteShell; readonly record: Recorder }
  | { readonly ok: false; readonly why: 'noConnection' | 'noLogin' | 'otherHostKey' }

/** Lab time for connecting, up to the login (Cisco document 222464: from 14:07:44 to 14:08:04). */
const CONNECT_LIMIT_MS = 20_000

/** Logs in to an appliance and opens a terminal; every part of it is journalled. */
export async function openShell(place: Workplace, device: ListedDevice): Promise<ShellOutcome> {
  const { surroundings, knownHosts, signal } = place
  const { clock, crashed } = surroundings
  const { host, port, username: user } = device
  const password = surroundings.secret(device.password)
  const deadlineMs = clock.now() + CONNECT_LIMIT_MS
  const record = surroundings.record(surroundings.nextStream('dial'))
  const to = `${host}:${port}`
  const dialled = await shellDials(surroundings).dial({
    host,
    port,
    service: 'ssh',
    withinMs: CONNECT_LIMIT_MS,
  })
  if (!dialled.ok) {
    record('dial.failed', { to, reason: dialled.reason })
    return { ok: false, why: 'noConnection' }
  }
  record('connection.dialled', { service: 'ssh', to })
  const { socket } = dialled
  if (signal.aborted) socket.destroy()
  signal.addEventListener('abort', () => socket.destroy(), { once: true })
  const knownType = knownHosts.typeOf(host, port)
  const { ident, offer } = paramikoClient
  const opened = await openSsh(socket, {
    clock,
    ident,
    offer: knownType === undefined ? offer : preferringHostKey(offer, knownType),
    user,
    password,
    methods: ['password', 'keyboard-interactive'],
    readyWithinMs: Math.max(1, deadlineMs - clock.now()),
    verifyHostKey(key) {
      const { type, fingerprintSha256: sha256, fingerprintMd5: md5 } = key
      record('hostkey.presented', { type, sha256, md5 })
      if (knownHosts.accepts(host, port, key)) return true
      record('hostkey.refused', { type, sha256, md5, reason: 'it is another one than before' })
      return false
    },
    observe: journalSsh(record, 'client', (error) => crashed(`connection to ${to}`, error)),
  })
  if (!opened.ok) return { ok: false, why: REASONS[opened.refusal.kind] ?? 'noConnection' }
  const { session } = opened
  const channel = await session.openShell({ pty: SCRIPT_TERMINAL })
  if (channel.ok)
    return { ok: true, shell: remoteShell(channel.value, clock, session.close), record }
  session.close()
  return { ok: false, why: 'noConnection' }
}

const REASONS: Readonly<Record<string, 'noLogin' | 'otherHostKey'>> = {
  'auth-refused': 'noLogin',
  'host-key-refused': 'otherHostKey',
}
