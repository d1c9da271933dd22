import type { TlsCredentials, TlsServerSheet } from '../../../src/emulator/index.ts'
import { bootstrapCredentials, isBootstrap } from '../registration/bootstrap-credentials.ts'
import type { TunnelFiles } from '../files/load-files.ts'
import { applianceTime } from './appliance-time.ts'
import type { Relations } from './relations.ts'
import type { TunnelParts } from './tunnel-parts.ts'

/** What a caller is shown, and how it is judged. */
export interface Welcome {
  readonly sheet: TlsServerSheet
  /** Whether the caller's chain was judged, so that it may open channels; known once it was. */
  readonly isTrusted: () => boolean
}

/** What a caller from an address meets; undefined when the process has nothing to show it. */
export function welcomeFor(
  parts: TunnelParts,
  relations: Relations,
  from: string,
): Welcome | undefined {
  const { plan, process } = parts
  const isExpected = relations.expectedFrom(from).length > 0
  const files = filesFor(parts, relations, from)
  if (files?.ok) return judging(parts, files, plan.self().side === 'fmc' && isExpected)
  if (!isExpected || !process()) return undefined
  const credentials = temporaryCredentials(parts)
  return { isTrusted: () => false, sheet: sheetOf(parts, credentials, () => ({ ok: true })) }
}

/** Whoever registers has no chain to show yet, and knows nobody whose chain it could judge. */
export function temporaryCredentials({ surroundings, plan }: TunnelParts): TlsCredentials {
  return bootstrapCredentials(surroundings.entropy, {
    uuid: plan.self().uuid,
    atMs: plan.now(),
  })
}

function judging(
  parts: TunnelParts,
  files: TunnelFiles & { readonly ok: true },
  mayRegister: boolean,
): Welcome {
  const verify = applianceTime(parts, files.verifierFor('client'))
  let isTrusted = false
  return {
    isTrusted: () => isTrusted,
    sheet: sheetOf(parts, files.credentials, (presented, atMs) => {
      if (mayRegister && isBootstrap(presented)) return { ok: true }
      const verdict = verify(presented, atMs)
      isTrusted = verdict.ok
      return verdict
    }),
  }
}

/** A device shows each manager what that one gave it; a manager shows the same to all. */
function filesFor(
  { plan, process }: TunnelParts,
  relations: Relations,
  from: string,
): TunnelFiles | undefined {
  const known = relations.at(from)
  if (known) return process()?.filesFor(known.record())
  if (plan.self().side === 'fmc') return process()?.ownFiles()
  if (relations.expectedFrom(from).length > 0) return undefined
  const [only, ...others] = relations.completed()
  return only && others.length === 0 ? process()?.filesFor(only.record()) : undefined
}

function sheetOf(
  { process }: TunnelParts,
  credentials: TlsCredentials,
  verify: TlsServerSheet['verify'],
): TlsServerSheet {
  const { offer, profile } = process()!
  return {
    offer,
    credentials,
    verify,
    clientCertificate: 'required',
    suiteOrder: 'server',
    limits: { handshakeMs: profile.handshakeLimitMs },
  }
}
