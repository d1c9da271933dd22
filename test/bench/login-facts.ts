import { userInfo } from 'node:os'
import { entropyFrom } from '../../src/entropy/entropy.ts'
import { hostKey, type SshOffer } from '../../src/ssh/index.ts'

/** What both servers and their one client agree on. */
export function loginOffer(kex: string): SshOffer {
  return {
    kex: [kex],
    hostKey: ['rsa-sha2-512'],
    // With a key of 256 bits a client asks for a group of 8,192 bits, as OpenSSH's own does.
    cipher: ['aes256-ctr'],
    mac: ['hmac-sha2-256'],
    compression: ['none'],
  }
}

/** The same names as sshd_config has them. */
export function sshdSettings({ kex, hostKey, cipher, mac }: SshOffer): string[] {
  return [
    `KexAlgorithms ${kex.join()}`,
    `HostKeyAlgorithms ${hostKey.join()}`,
    `Ciphers ${cipher.join()}`,
    `MACs ${mac.join()}`,
  ]
}

/** How a client logs in. */
export type LoginMethod = 'password' | 'publickey'

/** The password, and what the shadow file of a Debian 12 has for it: yescrypt with its usual cost. */
export const password = 'bench'
export const passwordHash =
  '$y$j9T$F5Jx5fExrKuPp53xLKQ..1$7YQGSbxnXXHPJbKZ5kAtuyfo8FlbV0mSE.zx.jo5KYB'

/** Key and name of the user who logs in; a real sshd knows only the users of the machine. */
export const userKey = hostKey('ssh-ed25519', entropyFrom('a user of the benchmarks'))
export const userName = userInfo().username
export const authorizedKey = `ssh-ed25519 ${Buffer.from(userKey.publicBlob).toString('base64')}`
