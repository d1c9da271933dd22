import { captured } from '../../../src/emulator/index.ts'
import type { WorkstationProfile } from '../vocabulary.ts'

/** OpenSSH 9.2p1 (2023) as a client, as Debian 12 builds it. */
export const openssh92: WorkstationProfile = {
  name: 'openssh-9.2',
  title: 'OpenSSH 9.2p1 client (Debian 12)',
  ident: 'OpenSSH_9.2p1 Debian-2+deb12u10',
  offer: {
    kex: [
      'sntrup761x25519-sha512',
      'sntrup761x25519-sha512@openssh.com',
      'curve25519-sha256',
      'curve25519-sha256@libssh.org',
      'ecdh-sha2-nistp256',
      'ecdh-sha2-nistp384',
      'ecdh-sha2-nistp521',
      'diffie-hellman-group-exchange-sha256',
      'diffie-hellman-group16-sha512',
      'diffie-hellman-group18-sha512',
      'diffie-hellman-group14-sha256',
      'ext-info-c',
      'kex-strict-c-v00@openssh.com',
    ],
    hostKey: [
      'ssh-ed25519-cert-v01@openssh.com',
      'ecdsa-sha2-nistp256-cert-v01@openssh.com',
      'ecdsa-sha2-nistp384-cert-v01@openssh.com',
      'ecdsa-sha2-nistp521-cert-v01@openssh.com',
      'sk-ssh-ed25519-cert-v01@openssh.com',
      'sk-ecdsa-sha2-nistp256-cert-v01@openssh.com',
      'rsa-sha2-512-cert-v01@openssh.com',
      'rsa-sha2-256-cert-v01@openssh.com',
      'ssh-ed25519',
      'ecdsa-sha2-nistp256',
      'ecdsa-sha2-nistp384',
      'ecdsa-sha2-nistp521',
      'sk-ssh-ed25519@openssh.com',
      'sk-ecdsa-sha2-nistp256@openssh.com',
      'rsa-sha2-512',
      'rsa-sha2-256',
    ],
    cipher: [
      'chacha20-poly1305@openssh.com',
      'aes128-ctr',
      'aes192-ctr',
      'aes256-ctr',
      'aes128-gcm@openssh.com',
      'aes256-gcm@openssh.com',
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
      'identification line of Debian openssh-client 1:9.2p1-2+deb12u10; test/doors/profiles-clients.test.ts reads it again',
    ),
    offer: captured(
      'KEXINIT of Debian openssh-client 1:9.2p1-2+deb12u10; test/doors/profiles-clients.test.ts reads it again',
    ),
  },
}
