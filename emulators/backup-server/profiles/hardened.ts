import { assumed, captured } from '../../../src/emulator/index.ts'
import type { BackupServerProfile } from '../vocabulary.ts'

/**
 * The Debian 12 server after a hardening that leaves curve25519, AEAD ciphers and encrypt-then-MAC;
 * a fabric interconnect finds nothing in common with it.
 */
export const hardened: BackupServerProfile = {
  name: 'hardened',
  title: 'OpenSSH 9.2p1 restricted to curve25519, AEAD ciphers and ETM MACs',
  ident: 'OpenSSH_9.2p1 Debian-2+deb12u10',
  offer: {
    kex: ['curve25519-sha256', 'curve25519-sha256@libssh.org', 'kex-strict-s-v00@openssh.com'],
    hostKey: ['rsa-sha2-512', 'rsa-sha2-256', 'ssh-ed25519'],
    cipher: ['chacha20-poly1305@openssh.com', 'aes256-gcm@openssh.com', 'aes128-gcm@openssh.com'],
    mac: [
      'hmac-sha2-512-etm@openssh.com',
      'hmac-sha2-256-etm@openssh.com',
      'umac-128-etm@openssh.com',
    ],
    compression: ['none', 'zlib@openssh.com'],
  },
  hostKeyTypes: [
    { type: 'ssh-rsa', bits: 4096 },
    { type: 'ssh-ed25519', bits: 256 },
  ],
  authMethods: ['publickey', 'password'],
  scp: true,
  sftp: true,
  limits: { loginGraceMs: 120_000, authAttemptsMax: 6, sessionsMax: 10 },
  evidence: {
    ident: captured('identification line of Debian openssh-server 1:9.2p1-2+deb12u10'),
    offer: captured(
      'KEXINIT of that server with KexAlgorithms, Ciphers and MACs set to these lists; test/doors/profiles-servers.test.ts sets them and reads it again',
    ),
    hostKeys: assumed(
      'hardening guides remove the ECDSA key and make an RSA key of 4096 bits; RSA stays so that only the algorithms conflict',
    ),
    auth: captured('as openssh-9.2'),
    transfer: captured('as openssh-9.2'),
    limits: captured('as openssh-9.2'),
  },
}
