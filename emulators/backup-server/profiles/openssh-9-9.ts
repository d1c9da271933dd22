import { assumed, documented, recalled } from '../../../src/emulator/index.ts'
import type { BackupServerProfile } from '../vocabulary.ts'

/** OpenSSH 9.9 (2024), which offers ML-KEM after sntrup761 and still the finite-field groups. */
export const openssh99: BackupServerProfile = {
  name: 'openssh-9.9',
  title: 'OpenSSH 9.9, upstream defaults',
  ident: 'OpenSSH_9.9',
  offer: {
    kex: [
      'sntrup761x25519-sha512',
      'sntrup761x25519-sha512@openssh.com',
      'mlkem768x25519-sha256',
      'curve25519-sha256',
      'curve25519-sha256@libssh.org',
      'ecdh-sha2-nistp256',
      'ecdh-sha2-nistp384',
      'ecdh-sha2-nistp521',
      'diffie-hellman-group-exchange-sha256',
      'diffie-hellman-group16-sha512',
      'diffie-hellman-group18-sha512',
      'diffie-hellman-group14-sha256',
      'ext-info-s',
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
  authMethods: ['publickey', 'password', 'keyboard-interactive'],
  scp: true,
  sftp: true,
  limits: { loginGraceMs: 120_000, authAttemptsMax: 6, sessionsMax: 10, gexMinBits: 2048 },
  evidence: {
    ident: assumed('OpenSSH_ and the release, as in every release'),
    offer: documented(
      'release notes 9.9 (names new in 9.9, sntrup761 first); ext-info-s,kex-strict-s-v00@openssh.com at the end in vicajilau/dartssh2 pull request 187; ext-info-s since 9.6 in jtesta/ssh-audit issue 291',
    ),
    hostKeys: assumed('as OpenSSH 9.2'),
    auth: recalled('sshd_config(5) of OpenSSH 9.9'),
    transfer: recalled('the sftp subsystem and scp come with the server package'),
    limits: recalled(
      'sshd_config(5) of OpenSSH 9.9: LoginGraceTime 120, MaxAuthTries 6, MaxSessions 10, as captured from 9.2; groups from 2048 bits since OpenSSH 7.2 (release notes 7.2)',
    ),
  },
}
