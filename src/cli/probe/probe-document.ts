import type { Change } from '../../probe/advice.ts'
import type { ClientProbe } from '../../probe/probe-client.ts'
import type { ServerProbe } from '../../probe/probe-server.ts'
import type { PinFinding } from '../../probe/pin.ts'
import type { Verdict } from '../../probe/verdict.ts'
import type { HandshakeExplanation } from '../../ssh/index.ts'

/** One list of a negotiation as `--json` has it; `agreed` is null where there is nothing in common. */
interface CategoryRow {
  readonly category: string
  readonly appliance: readonly string[]
  readonly agreed: string | null
}

/** What `--json` prints of a probed server. Keys are never left out: what is not known is null. */
export interface ServerDocument {
  readonly target: string
  readonly as: string
  readonly ident: string | null
  readonly hostKey: { readonly type: string; readonly sha256: string; readonly md5: string } | null
  readonly categories: readonly (CategoryRow & { readonly server: readonly string[] })[]
  readonly verdict: Verdict['word']
  readonly says: string
  readonly cure: readonly Change[]
  /** What cures a defect of the appliance on the appliance; empty where it has none. */
  readonly applianceCures: readonly string[]
  readonly upload: ServerProbe['upload'] | null
  /** What came of the pin, and the line that pins this key; null when the appliance pins none, or none was shown. */
  readonly pinning: { readonly finding: PinFinding | null; readonly line: string | null } | null
}

/** What `--json` prints of each client that came. */
export interface ClientDocument {
  readonly from: string
  readonly ident: string | null
  readonly categories: readonly (CategoryRow & { readonly client: readonly string[] })[]
  readonly verdict: Verdict['word']
  readonly says: string
  readonly cure: readonly Change[]
  readonly logins: ClientProbe['logins']
}

/** The document about a server. `target` is its URL, `as` the appliance that it met. */
export function serverDocument(
  { ident, hostKey, explanation, verdict, cure, applianceCures, upload, pinning }: ServerProbe,
  { target, as }: { target: string; as: string },
): ServerDocument {
  return {
    target,
    as,
    ident: ident ?? null,
    hostKey: hostKey
      ? { type: hostKey.type, sha256: hostKey.fingerprintSha256, md5: hostKey.fingerprintMd5 }
      : null,
    categories: outcomesOf(explanation).map(({ category, clientOffers, serverOffers, agreed }) => ({
      category,
      appliance: clientOffers,
      server: serverOffers,
      agreed: agreed ?? null,
    })),
    verdict: verdict.word,
    says: verdict.says,
    cure,
    applianceCures: applianceCures ?? [],
    upload: upload ?? null,
    pinning: pinning ? { finding: pinning.finding ?? null, line: pinning.line ?? null } : null,
  }
}

/** The document about a client. */
export function clientDocument(probe: ClientProbe): ClientDocument {
  const { from, ident, explanation, verdict, cure, logins } = probe
  return {
    from,
    ident: ident ?? null,
    categories: outcomesOf(explanation).map(({ category, clientOffers, serverOffers, agreed }) => ({
      category,
      appliance: serverOffers,
      client: clientOffers,
      agreed: agreed ?? null,
    })),
    verdict: verdict.word,
    says: verdict.says,
    cure,
    logins,
  }
}

/** 0 works, 1 would fail, 3 the lab cannot tell. */
export function exitOf(words: readonly Verdict['word'][]): number {
  if (words.some((word) => word !== 'works' && word !== 'unknown')) return 1
  return words.includes('unknown') ? 3 : 0
}

function outcomesOf(explanation: HandshakeExplanation | undefined) {
  return explanation?.outcomes ?? []
}
