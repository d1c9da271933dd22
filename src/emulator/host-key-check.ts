import { openSsh, type HostKeyFacts } from '../ssh/index.ts'
import type { Recorder } from '../journal/journal.ts'
import { journalSsh } from './ssh-journal.ts'
import { onServerLine } from './server-line.ts'
import type { SshClientSheet } from './ssh-sheet.ts'
import type { DialRefusal, Surroundings } from './surroundings.ts'
import type { SshRefusal } from '../ssh/index.ts'

/** What an appliance makes of a host key: nothing against it, or why it is not the right one. */
export type HostKeyVerdict = { readonly ok: true } | { readonly ok: false; readonly reason: string }

/** Looks at a host key before anything of the login is sent. */
export type CheckHostKey = (key: HostKeyFacts) => HostKeyVerdict

/** A server whose host key is wanted. */
export interface HostKeyErrand {
  readonly host: string
  readonly port: number
  readonly client: SshClientSheet
  /** Lab time for all of it, milliseconds. */
  readonly withinMs: number
  readonly signal?: AbortSignal
}

/** A server's host key, or why it could not be had. */
export type HostKeyReport =
  | { readonly ok: true; readonly key: HostKeyFacts }
  | { readonly ok: false; readonly stage: 'dial'; readonly reason: DialRefusal }
  | { readonly ok: false; readonly stage: 'ssh'; readonly refusal: SshRefusal }

/** Puts a verdict on a host key into the journal. Returns whether the key is accepted. */
export function judgeHostKey(
  record: Recorder,
  key: HostKeyFacts,
  check: CheckHostKey | undefined,
): HostKeyVerdict {
  const { type, fingerprintSha256: sha256, fingerprintMd5: md5 } = key
  record('hostkey.presented', { type, sha256, md5 })
  const verdict = check?.(key) ?? { ok: true }
  if (!verdict.ok) record('hostkey.refused', { type, sha256, md5, reason: verdict.reason })
  return verdict
}

/** Makes the key exchange, keeps the host key and leaves, before anything about a user is said. */
export async function fetchHostKey(
  surroundings: Surroundings,
  { host, port, client, withinMs, signal }: HostKeyErrand,
): Promise<HostKeyReport> {
  const { clock, crashed } = surroundings
  const plan = { host, port, service: 'ssh', withinMs, signal }
  const report = await onServerLine<HostKeyReport>(surroundings, plan, async (line) => {
    const { record, socket, leftMs } = line
    let seen: HostKeyFacts | undefined
    const opened = await openSsh(socket, {
      clock,
      ...client,
      user: '',
      readyWithinMs: leftMs(),
      verifyHostKey(key) {
        seen = key
        judgeHostKey(record, key, undefined)
        return 'leave'
      },
      observe: journalSsh(record, 'client', (error) => crashed(`connection to ${host}`, error)),
    })
    if (seen) return { ok: true, key: seen }
    if (opened.ok) opened.session.close()
    const refusal = opened.ok ? NO_KEY : opened.refusal
    return { ok: false, stage: 'ssh', refusal }
  })
  return report.ok ? report.value : { ok: false, stage: 'dial', reason: report.reason }
}

const NO_KEY: SshRefusal = { kind: 'protocol-error', detail: 'no host key was shown' }
