import { documented } from '../../../src/emulator/index.ts'
import type { WorkstationProfile } from '../vocabulary.ts'

/** OpenSSH 8.8 (2021) as a client, the first that does not accept ssh-rsa signatures. */
export const openssh88: WorkstationProfile = {
  name: 'openssh-8.8',
  title: 'OpenSSH 8.8 client, upstream lists',
  ident: 'OpenSSH_8.8',
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
      'diffie-hellman-group14-sha256',
      'ext-info-c',
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
    ident: documented(
      'ssh2 log of an OpenSSH 8.8 server in beyondcode/tinkerwell-community issue 557; client and server say the same',
    ),
    offer: documented(
      'myproposal.h revision 1.70 (OpenSSH 8.9) less sntrup761, which 8.9 added (release notes 8.9)',
    ),
  },
}
