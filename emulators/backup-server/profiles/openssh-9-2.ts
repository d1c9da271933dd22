import { captured } from '../../../src/emulator/index.ts'
import type { BackupServerProfile } from '../vocabulary.ts'

/**
 * OpenSSH 9.2p1 (2023) as Debian 12 installs it. `ext-info-s` is not offered before 9.6; `kex-
 * strict-s` and the second name of sntrup761 came with updates.
 */
export const openssh92: BackupServerProfile = {
  name: 'openssh-9.2',
  title: 'OpenSSH 9.2p1 (Debian 12)',
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
      'kex-strict-s-v00@openssh.com',
    ],
    hostKey: ['rsa-sha2-512', 'rsa-sha2-256', 'ecdsa-sha2-nistp256', 'ssh-ed25519'],
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
    compression: ['none', 'zlib@openssh.com'],
  },
  hostKeyTypes: [
    { type: 'ssh-rsa', bits: 3072 },
    { type: 'ecdsa-sha2-nistp256', bits: 256 },
    { type: 'ssh-ed25519', bits: 256 },
  ],
  authMethods: ['publickey', 'password'],
  scp: true,
  sftp: true,
  limits: { loginGraceMs: 120_000, authAttemptsMax: 6, sessionsMax: 10, gexMinBits: 2048 },
  evidence: {
    ident: captured(
      'identification line of Debian openssh-server 1:9.2p1-2+deb12u10; test/doors/profiles-servers.test.ts reads it again',
    ),
    offer: captured(
      'KEXINIT of Debian openssh-server 1:9.2p1-2+deb12u10; test/doors/profiles-servers.test.ts reads it again',
    ),
    hostKeys: captured('keys that the package made in /etc/ssh: RSA 3072, ECDSA 256, Ed25519'),
    auth: captured('ssh -v to that server with sshd_config as installed: "publickey,password"'),
    transfer: captured('Subsystem sftp in sshd_config as installed; scp of openssh-client'),
    limits: captured(
      'sshd -T: logingracetime 120, maxauthtries 6, maxsessions 10; groups from 2048 bits since OpenSSH 7.2 (release notes 7.2)',
    ),
  },
}
