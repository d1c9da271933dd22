import { assumed, documented, recalled } from '../../../src/emulator/index.ts'
import type { BackupServerProfile } from '../vocabulary.ts'

/**
 * Cerberus FTP Server 9 (Windows, 2018) with the lists that its maker shows for a server; AES of
 * 256 bits only. It can be reached from a 4.0(2a) fabric interconnect.
 */
export const cerberusFtp9: BackupServerProfile = {
  name: 'cerberus-ftp-9',
  title: 'Cerberus FTP Server 9, as in its knowledge base',
  ident: 'CerberusFTPServer_9.0',
  offer: {
    kex: [
      'ecdh-sha2-nistp256',
      'ecdh-sha2-nistp384',
      'ecdh-sha2-nistp521',
      'diffie-hellman-group-exchange-sha1',
      'diffie-hellman-group-exchange-sha256',
      'diffie-hellman-group14-sha1',
      'diffie-hellman-group1-sha1',
    ],
    hostKey: ['ssh-rsa'],
    cipher: ['aes256-ctr', 'aes256-cbc'],
    mac: [
      'hmac-sha1',
      'hmac-sha1-96',
      'hmac-sha2-256',
      'hmac-sha2-256-96',
      'hmac-sha2-512',
      'hmac-sha2-512-96',
      'hmac-ripemd160',
      'hmac-ripemd160@openssh.com',
      'hmac-md5',
    ],
    compression: ['none'],
  },
  hostKeyTypes: [{ type: 'ssh-rsa', bits: 2048 }],
  authMethods: ['publickey', 'password'],
  scp: true,
  sftp: true,
  limits: { loginGraceMs: 120_000, authAttemptsMax: 6, sessionsMax: 10, gexMinBits: 1024 },
  evidence: {
    ident: assumed('version 12 says CerberusFTPServer_12.0 FIPS (sshnet/SSH.NET issue 1114)'),
    offer: documented(
      '"Server Proposed" in Cerberus support article 115000016444; an empty name in its MAC list is hmac-ripemd160@openssh.com, which the page shows elsewhere',
    ),
    hostKeys: documented('sshnet/SSH.NET issue 1114: ssh-rsa 2048'),
    auth: assumed('methods of its user settings'),
    transfer: recalled('SFTP and SCP are both listed as features'),
    limits: assumed('values of OpenSSH'),
  },
}
