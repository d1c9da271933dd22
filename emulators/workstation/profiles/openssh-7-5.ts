import { captured } from '../../../src/emulator/index.ts'
import type { WorkstationProfile } from '../vocabulary.ts'

/** OpenSSH 7.5p1 (2017) as a client. */
export const openssh75: WorkstationProfile = {
  name: 'openssh-7.5',
  title: 'OpenSSH 7.5p1 client (Debian openssh-client-ssh1)',
  ident: 'OpenSSH_7.5p1 Debian-14',
  offer: {
    kex: [
      'curve25519-sha256',
      'curve25519-sha256@libssh.org',
      'ecdh-sha2-nistp256',
      'ecdh-sha2-nistp384',
      'ecdh-sha2-nistp521',
      'diffie-hellman-group-exchange-sha256',
      'diffie-hellman-group16-sha512',
      'diffie-hellman-group18-sha512',
      'diffie-hellman-group-exchange-sha1',
      'diffie-hellman-group14-sha256',
      'diffie-hellman-group14-sha1',
      'ext-info-c',
    ],
    hostKey: [
      'ecdsa-sha2-nistp256-cert-v01@openssh.com',
      'ecdsa-sha2-nistp384-cert-v01@openssh.com',
      'ecdsa-sha2-nistp521-cert-v01@openssh.com',
      'ssh-ed25519-cert-v01@openssh.com',
      'ssh-rsa-cert-v01@openssh.com',
      'ecdsa-sha2-nistp256',
      'ecdsa-sha2-nistp384',
      'ecdsa-sha2-nistp521',
      'ssh-ed25519',
      'rsa-sha2-512',
      'rsa-sha2-256',
      'ssh-rsa',
    ],
    cipher: [
      'chacha20-poly1305@openssh.com',
      'aes128-ctr',
      'aes192-ctr',
      'aes256-ctr',
      'aes128-gcm@openssh.com',
      'aes256-gcm@openssh.com',
      'aes128-cbc',
      'aes192-cbc',
      'aes256-cbc',
    ],
    mac: [
      'umac-64-etm@openssh.com',
      'umac-128-etm@openssh.com',
      'hmac-sha2-256-etm@openssh.com',
      'hmac-sha2-512-etm@openssh.com',
      'hmac-sha1-etm@openssh.com',
      'umac-64@openssh.com',
      'umac-128@openssh.com',
      'hmac-sha2-256',
      'hmac-sha2-512',
      'hmac-sha1',
    ],
    compression: ['none', 'zlib@openssh.com', 'zlib'],
  },
  evidence: {
    ident: captured(
      'identification line of Debian openssh-client-ssh1 1:7.5p1-14; test/doors/profiles-clients.test.ts reads it again',
    ),
    offer: captured(
      'KEXINIT of Debian openssh-client-ssh1 1:7.5p1-14; test/doors/profiles-clients.test.ts reads it again',
    ),
  },
}
