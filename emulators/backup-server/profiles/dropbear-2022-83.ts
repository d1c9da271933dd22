import { assumed, captured, recalled } from '../../../src/emulator/index.ts'
import type { BackupServerProfile } from '../vocabulary.ts'

/** Dropbear 2022.83 as Debian 12 builds it, with RSA, ECDSA and Ed25519 keys. */
export const dropbear202283: BackupServerProfile = {
  name: 'dropbear-2022.83',
  title: 'Dropbear 2022.83 (Debian 12)',
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
      'kex-strict-s-v00@openssh.com',
    ],
    hostKey: ['ssh-ed25519', 'ecdsa-sha2-nistp256', 'rsa-sha2-256', 'ssh-rsa'],
    cipher: ['chacha20-poly1305@openssh.com', 'aes128-ctr', 'aes256-ctr'],
    mac: ['hmac-sha1', 'hmac-sha2-256'],
    compression: ['zlib@openssh.com', 'none'],
  },
  hostKeyTypes: [
    { type: 'ssh-ed25519', bits: 256 },
    { type: 'ecdsa-sha2-nistp256', bits: 256 },
    { type: 'ssh-rsa', bits: 2048 },
  ],
  authMethods: ['publickey', 'password'],
  scp: true,
  sftp: false,
  limits: { loginGraceMs: 300_000, authAttemptsMax: 10, sessionsMax: 1_000 },
  evidence: {
    ident: captured(
      'identification line of Debian dropbear-bin 2022.83-1+deb12u3; test/doors/profiles-servers.test.ts reads it again',
    ),
    offer: captured(
      'KEXINIT of Debian dropbear-bin 2022.83-1+deb12u3; test/doors/profiles-servers.test.ts reads it again',
    ),
    hostKeys: captured('keys made with dropbearkey as it does by default'),
    auth: captured('ssh -v to that server: publickey,password'),
    transfer: assumed(
      'scp is built with it on most boxes; SFTP needs the sftp-server of another package',
    ),
    limits: recalled(
      'default_options.h: AUTH_TIMEOUT 300, MAX_AUTH_TRIES 10 (also in dropbear -h), MAX_CHANNELS 1000',
    ),
  },
}
