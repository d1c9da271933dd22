import { documented, recalled } from '../../../src/emulator/index.ts'
import type { BackupServerProfile } from '../vocabulary.ts'

/** OpenSSH 8.8 (2021), the first release that does not sign with ssh-rsa (SHA-1). */
export const openssh88: BackupServerProfile = {
  name: 'openssh-8.8',
  title: 'OpenSSH 8.8, upstream defaults',
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
  authMethods: ['publickey', 'password', 'keyboard-interactive'],
  scp: true,
  sftp: true,
  limits: { loginGraceMs: 120_000, authAttemptsMax: 6, sessionsMax: 10, gexMinBits: 2048 },
  evidence: {
    ident: documented('ssh2 log in beyondcode/tinkerwell-community issue 557'),
    offer: documented(
      'expected results of jtesta/ssh-audit, openssh_8.0p1_test1, less diffie-hellman-group14-sha1 (release notes 8.2) and ssh-rsa (release notes 8.8); myproposal.h revision 1.70 less sntrup761, which 8.9 added',
    ),
    hostKeys: documented(
      'order rsa-sha2-512, rsa-sha2-256 and RSA of 3072 bits in the same results',
    ),
    auth: recalled('sshd_config(5) of OpenSSH 8.8'),
    transfer: recalled('the sftp subsystem and scp come with the server package'),
    limits: recalled(
      'sshd_config(5) of OpenSSH 8.8: LoginGraceTime 120, MaxAuthTries 6, MaxSessions 10, as captured from 9.2; groups from 2048 bits since OpenSSH 7.2 (release notes 7.2)',
    ),
  },
}
