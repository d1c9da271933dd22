import type { SshOffer } from '../ssh/index.ts'

/** The host key algorithms that sign with an RSA key (RFC 4253 section 6.6, RFC 8332 section 3). */
const RSA_ALGORITHMS = ['ssh-rsa', 'rsa-sha2-256', 'rsa-sha2-512']

/** The offer with the host key algorithms of one type of key first; nothing is added or left out. */
export function preferringHostKey(offer: SshOffer, type: string): SshOffer {
  const wanted = type === 'ssh-rsa' ? RSA_ALGORITHMS : [type]
  const isWanted = (algorithm: string) => wanted.includes(algorithm)
  const others = offer.hostKey.filter((algorithm) => !isWanted(algorithm))
  return { ...offer, hostKey: [...offer.hostKey.filter(isWanted), ...others] }
}
