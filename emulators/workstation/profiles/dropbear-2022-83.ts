import { captured } from '../../../src/emulator/index.ts'
import type { WorkstationProfile } from '../vocabulary.ts'

/**
 * dbclient of Dropbear 2022.83. It sends a guessed first key exchange packet after its KEXINIT,
 * which an offer does not say.
 */
export const dropbear202283: WorkstationProfile = {
  name: 'dropbear-2022.83',
  title: 'Dropbear 2022.83 dbclient (Debian 12)',
  ident: 'dropbear_2022.83',
  offer: {
    kex: [
      'curve25519-sha256',
      'curve25519-sha256@libssh.org',
      'ecdh-sha2-nistp521',
      'ecdh-sha2-nistp384',
      'ecdh-sha2-nistp256',
      'diffie-hellman-group14-sha256',
      'diffie-hellman-group14-sha1',
      'kexguess2@matt.ucc.asn.au',
      'ext-info-c',
      'kex-strict-c-v00@openssh.com',
    ],
    hostKey: [
      'ssh-ed25519',
      'sk-ssh-ed25519@openssh.com',
      'ecdsa-sha2-nistp256',
      'ecdsa-sha2-nistp384',
      'ecdsa-sha2-nistp521',
      'sk-ecdsa-sha2-nistp256@openssh.com',
      'rsa-sha2-256',
      'ssh-rsa',
      'ssh-dss',
    ],
    cipher: ['chacha20-poly1305@openssh.com', 'aes128-ctr', 'aes256-ctr'],
    mac: ['hmac-sha1', 'hmac-sha2-256'],
    compression: ['zlib@openssh.com', 'zlib', 'none'],
  },
  evidence: {
    ident: captured(
      'identification line of Debian dropbear-bin 2022.83-1+deb12u3; test/doors/profiles-clients.test.ts reads it again',
    ),
    offer: captured(
      'KEXINIT of Debian dropbear-bin 2022.83-1+deb12u3; test/doors/profiles-clients.test.ts reads it again',
    ),
  },
}
