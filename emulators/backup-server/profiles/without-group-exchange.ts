import { captured } from '../../../src/emulator/index.ts'
import type { BackupServerProfile } from '../vocabulary.ts'
import { openssh92 } from './openssh-9-2.ts'

const { offer, limits, evidence } = openssh92

/**
 * The Debian 12 server after `KexAlgorithms -diffie-hellman-group-exchange-sha256`, which audits of its
 * moduli ask for: of what a fabric interconnect has, group16 comes first.
 */
export const withoutGroupExchange: BackupServerProfile = {
  ...openssh92,
  name: 'without-group-exchange',
  title: 'OpenSSH 9.2p1 without a group exchange',
  offer: { ...offer, kex: offer.kex.filter((name) => !name.includes('group-exchange')) },
  limits: {
    loginGraceMs: limits.loginGraceMs,
    authAttemptsMax: limits.authAttemptsMax,
    sessionsMax: limits.sessionsMax,
  },
  evidence: {
    ...evidence,
    offer: captured(
      'KEXINIT of Debian openssh-server 1:9.2p1-2+deb12u10 with this KexAlgorithms line',
    ),
  },
}
