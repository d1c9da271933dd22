import type { Message, PeerStatus, Sftunnel } from '../vocabulary.ts'

/** What a device does for its managers over the tunnel, and asks of them. */
export interface DeviceServices {
  /** The number of the policy that was deployed last; undefined before the first. */
  readonly policyRevision: () => number | undefined
  /** Does away with the policies, as the deletion of the last manager does. */
  readonly dropPolicies: () => void
  /** Reports connections to every manager; how many managers were reached. What nobody hears of is lost. */
  readonly reportConnections: (count: number) => number
  /** Asks the first manager that answers about a file; undefined when none does. */
  readonly lookUpMalware: (sha256: string) => Promise<string | undefined>
}

/** Serves managers: tells the model, takes policies, reports events. */
export function serveManagers(tunnel: Sftunnel, model: () => string): DeviceServices {
  let revision: number | undefined
  const managers = () => tunnel.peers().filter(({ role }) => role === 'manager')

  tunnel.serve('RPC service', ({ ask }): Message => (ask === 'inventory' ? { model: model() } : {}))
  tunnel.serve('CSM_CCM service', ({ order, revision: deployed }): Message => {
    if (order !== 'deploy' || typeof deployed !== 'number') return {}
    revision = deployed
    return { applied: deployed }
  })
  return {
    policyRevision: () => revision,
    dropPolicies: () => void (revision = undefined),
    reportConnections: (count) =>
      managers().filter(({ uuid }) =>
        tunnel.tell(uuid, 'UE Channel service', { kind: 'connection', count }),
      ).length,
    async lookUpMalware(sha256) {
      for (const manager of managers()) {
        const disposition = await askDisposition(tunnel, manager, sha256)
        if (disposition !== undefined) return disposition
      }
      return undefined
    },
  }
}

async function askDisposition(
  tunnel: Sftunnel,
  { uuid }: PeerStatus,
  sha256: string,
): Promise<string | undefined> {
  const answer = await tunnel.ask(uuid, 'Malware Lookup service', { ask: 'disposition', sha256 })
  return typeof answer?.disposition === 'string' ? answer.disposition : undefined
}
