import {
  assumed,
  clientBeside,
  type SshClientSheet,
  type SshOffer,
} from '../../../src/emulator/index.ts'

export const evidence = assumed(
  'The ssh of a release has the lists of its sshd: both are the same OpenSSH under the same rules of FIPS mode.',
)

/** What servers see of the `ssh` of an appliance. */
export function sshClientOf({
  ident,
  sshServer: offer,
}: {
  readonly ident: string
  readonly sshServer: SshOffer
}): SshClientSheet {
  return clientBeside({ ident, offer })
}
