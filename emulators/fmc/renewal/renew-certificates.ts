import {
  type Certificate,
  type DistinguishedName,
  createKeyPool,
  type CommandContext,
  type FileTree,
  type Surroundings,
} from '../../../src/emulator/index.ts'
import type { TunnelEnd } from '../../sftunnel/screens/tunnel-end.ts'
import type { PeerStatus } from '../../sftunnel/vocabulary.ts'
import { failedPushList, unwritableFile } from '../screens/renewal-texts.ts'
import { keepGenerationLog } from './generation-log.ts'
import { layDown } from './lay-down.ts'
import { newAuthority } from './new-authority.ts'
import { pushCertificates, targetOf, type PushFailure } from './push-certificates.ts'

/** What the renewal of a manager's certificates takes. */
export interface RenewalPlan {
  readonly surroundings: Surroundings
  readonly tree: FileTree
  readonly end: TunnelEnd
  /** Whether it is the second of two managers: then the tunnel to the first one rests on that one's InternalCA. */
  readonly isSecondary: boolean
  /** The manager's own time, milliseconds since 1970. */
  readonly now: () => number
  /** Lab milliseconds until the key of an InternalCA is made. */
  readonly caGenerationMs: () => number
}

/** How a renewal went: what did not reach its peer and where that is listed, or why nothing was replaced. */
export type RenewalOutcome =
  | { readonly failures: readonly PushFailure[]; readonly listPath: string }
  | { readonly mistake: string }

/** A run of the program. */
export interface RenewalRun {
  /** When it was started, in the manager's own time. */
  readonly startedMs: number
  /** The InternalCA that it replaces; the new one has its name. */
  readonly current: Certificate
}

/** Renews everything once. */
export type RenewCertificates = (
  how: Pick<CommandContext, 'wait' | 'until'>,
  run: RenewalRun,
) => Promise<RenewalOutcome>

/** Where each run has a folder, named for the second in which it was started. */
const RUNS = '/var/tmp/certs'
const RENEWED = 'certificates renewed'

/**
 * Makes what renews: a new InternalCA, certificates from it, and their way to the peers over the tunnels that stand.
 * The manager's own process takes them for connections that are yet to be made. Each run has keys of its own.
 */
export function certificateRenewal(plan: RenewalPlan): RenewCertificates {
  const { surroundings, tree, end, now } = plan
  const record = surroundings.record('renewal')
  const log = keepGenerationLog(tree, now)
  let runs = 0

  /** Makes and writes the files; what the program says when that fails. */
  function replaceFiles(
    name: DistinguishedName,
    peers: readonly PeerStatus[],
    folder: string,
  ): string | undefined {
    const { uuid: managerUuid, name: hostname } = end.self()
    const keys = createKeyPool(surroundings.entropy.fork(`keys of renewal ${++runs}`))
    const peerUuids = peers.map(({ uuid }) => uuid)
    const made = newAuthority({ managerUuid, name, peerUuids, keys, atMs: now() })
    if ('refusal' in made) return `${made.refusal.join('\n')}\n`
    for (const { keyPem } of [made, ...made.issued.values()]) surroundings.secret(keyPem)
    const refusal = layDown(tree, { managerUuid, folder, made })
    if (refusal) return unwritableFile(refusal.path, refusal.words)
    const { notAfterMs } = made.certificate
    record('authority.renewed', {
      ends: new Date(notAfterMs).toISOString(),
      certificates: made.issued.size,
    })
    log.made(notAfterMs, [hostname, ...peers.map((peer) => peer.name)])
    return undefined
  }

  async function push(peers: readonly PeerStatus[], until: CommandContext['until']) {
    const { tunnel, self } = end
    const failures: PushFailure[] = []
    for (const peer of peers) {
      const way = { tree, tunnel, managerUuid: self().uuid, record, until }
      const missed = await pushCertificates(way, targetOf(peer))
      failures.push(...missed)
      log.pushed(peer.name, missed)
    }
    return failures
  }

  return async ({ wait, until }, { startedMs, current }) => {
    const folder = `${RUNS}/${Math.floor(startedMs / 1000)}`
    const listPath = `${folder}/FAILED_PUSH`
    log.begun(end.self())
    await wait(plan.caGenerationMs())
    const peers = peersOf(plan)
    const mistake = replaceFiles(current.subject, peers, folder)
    if (mistake !== undefined) return { mistake }
    end.tunnel.reload()
    const failures = await push(peers, until)
    if (failures.length > 0) tree.put({ path: listPath, content: failedPushList(failures) })
    renewPair(plan, failures)
    return { failures, listPath }
  }
}

/** Who has a certificate of this manager: its devices, and of two managers the second one. */
function peersOf({ end, isSecondary }: RenewalPlan): PeerStatus[] {
  return end.tunnel
    .peers()
    .filter(({ registration }) => registration === 'completed')
    .filter(({ role }) => role === 'device' || (role === 'ha-peer' && !isSecondary))
}

/** The tunnel between two managers proves its new files at once; those to devices stay as they are. */
function renewPair({ end, isSecondary }: RenewalPlan, failures: readonly PushFailure[]): void {
  const hasFiles = (uuid: string) => isSecondary || !failures.some(({ peer }) => peer.uuid === uuid)
  for (const { uuid, role } of end.tunnel.peers())
    if (role === 'ha-peer' && hasFiles(uuid)) end.tunnel.reconnect(uuid, RENEWED)
}
