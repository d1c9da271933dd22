import type { SshOffer } from '../../ssh/index.ts'
import type { SshClientSheet } from '../ssh-sheet.ts'
import type { Surroundings } from '../surroundings.ts'

/** The OpenSSH client on an appliance's Linux. */
export interface OutwardSshPlan {
  /** Those with which the appliance reaches other machines. */
  readonly surroundings: Surroundings
  /** What servers see of the client now. */
  readonly client: () => SshClientSheet
}

/** The version of OpenSSH in an identification line such as `OpenSSH_8.8`; 7.6 when it says none. */
export function openSshVersion({ ident }: Pick<SshClientSheet, 'ident'>): number {
  return Number(/OpenSSH_(\d+\.\d+)/.exec(ident)?.[1] ?? 7.6)
}

/** The client beside an sshd with this ident and offer: the same lists, with a client's own signals among them. */
export function clientBeside({
  ident,
  offer,
}: {
  readonly ident: string
  readonly offer: SshOffer
}): SshClientSheet {
  const asClient = (name: string) => name.replace(/^(ext-info|kex-strict)-s/, '$1-c')
  return { ident, offer: { ...offer, kex: offer.kex.map(asClient) } }
}
