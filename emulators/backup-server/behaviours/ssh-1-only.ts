import type { Behaviour } from '../meeting.ts'

/** A server of the first protocol, as OpenSSH 3.9 with `Protocol 1` in its sshd_config. */
export const ssh1Only: Behaviour = {
  says: 'The server speaks only the first SSH protocol and shows SSH-1.5.',
  change: (met) => ({ ...met, version1Ident: 'SSH-1.5-OpenSSH_3.9p1' }),
}
