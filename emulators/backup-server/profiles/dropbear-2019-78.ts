import { assumed, captured, documented, recalled } from '../../../src/emulator/index.ts'
import type { BackupServerProfile } from '../vocabulary.ts'

/**
 * Dropbear 2019.78, common in storage boxes and routers; the last release that offers CBC ciphers,
 * 3DES and a DSA key as built.
 */
export const dropbear201978: BackupServerProfile = {
  name: 'dropbear-2019.78',
  title: 'Dropbear 2019.78 (embedded NAS)',
  ident: 'dropbear_2019.78',
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
    ],
    hostKey: ['ecdsa-sha2-nistp256', 'ssh-rsa', 'ssh-dss'],
    cipher: ['aes128-ctr', 'aes256-ctr', 'aes128-cbc', 'aes256-cbc', '3des-ctr', '3des-cbc'],
    mac: ['hmac-sha1-96', 'hmac-sha1', 'hmac-sha2-256'],
    compression: ['zlib@openssh.com', 'none'],
  },
  hostKeyTypes: [
    { type: 'ecdsa-sha2-nistp256', bits: 256 },
    { type: 'ssh-rsa', bits: 2048 },
    { type: 'ssh-dss', bits: 1024 },
  ],
  authMethods: ['publickey', 'password'],
  scp: true,
  sftp: false,
  limits: { loginGraceMs: 300_000, authAttemptsMax: 10, sessionsMax: 1_000 },
  evidence: {
    ident: documented('expected results of jtesta/ssh-audit, dropbear_2019.78_test1'),
    offer: documented(
      'expected results of jtesta/ssh-audit, dropbear_2019.78_test1; compression in the order of 2022.83',
    ),
    hostKeys: documented('types in the same results; RSA 2048 is the default of dropbearkey'),
    auth: captured('as dropbear-2022.83, from which it does not differ here'),
    transfer: assumed(
      'scp is built with it on most boxes; SFTP needs the sftp-server of another package',
    ),
    limits: recalled('default_options.h: AUTH_TIMEOUT 300, MAX_AUTH_TRIES 10, MAX_CHANNELS 1000'),
  },
}
