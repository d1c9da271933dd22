import { assumed } from '../../../src/emulator/index.ts'
import type { BackupServerProfile } from '../vocabulary.ts'

/**
 * A Windows SFTP server as sold around 2014, before its SSH library learned SHA-2 or counter mode.
 * It stands for a kind of product and imitates none by name.
 */
export const windowsSftp2014: BackupServerProfile = {
  name: 'windows-sftp-2014',
  title: 'Windows SFTP server of 2014 without SHA-2',
  ident: 'WinSFTP_3.1',
  offer: {
    kex: ['diffie-hellman-group14-sha1', 'diffie-hellman-group1-sha1'],
    hostKey: ['ssh-rsa'],
    cipher: ['aes128-cbc', '3des-cbc', 'blowfish-cbc', 'aes192-cbc', 'aes256-cbc'],
    mac: ['hmac-sha1', 'hmac-md5', 'hmac-sha1-96'],
    compression: ['none'],
  },
  hostKeyTypes: [{ type: 'ssh-rsa', bits: 2048 }],
  authMethods: ['password', 'publickey'],
  scp: false,
  sftp: true,
  limits: { loginGraceMs: 120_000, authAttemptsMax: 6, sessionsMax: 10 },
  evidence: {
    ident: assumed('no product is named'),
    offer: assumed(
      'such servers are what the UCS Manager note on backups after 4.0(2a) is about; mscdex/ssh2 issue 495 shows one (WingFTPserver) with SHA-1 key exchanges only',
    ),
    hostKeys: assumed('RSA of 2048 bits, so that no modern client refuses the key for its size'),
    auth: assumed('passwords first, as their settings pages have it'),
    transfer: assumed('SFTP only; there is no shell that could run scp'),
    limits: assumed('values of OpenSSH'),
  },
}
