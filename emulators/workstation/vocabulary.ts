import type { Evidence, SshOffer } from '../../src/emulator/index.ts'

/** An SSH client of one product and era, as it shows itself to a server it has never met. */
export interface WorkstationProfile {
  readonly name: string
  readonly title: string
  /** Text after `SSH-2.0-` in the identification line. */
  readonly ident: string
  /** The KEXINIT it sends. Known hosts and the server's ident can change it; here there are none. */
  readonly offer: SshOffer
  readonly evidence: Readonly<Record<'ident' | 'offer', Evidence>>
}
