import { assumed, documented, recalled } from '../../../src/emulator/index.ts'
import type { BackupServerProfile } from '../vocabulary.ts'

/**
 * OpenSSH 10.0 (2025): ML-KEM first, AES-GCM before AES-CTR, and no finite-field Diffie-Hellman at
 * all in the server.
 */
export const openssh100: BackupServerProfile = {
  name: 'openssh-10.0',
  title: 'OpenSSH 10.0, upstream defaults',
  ident: 'OpenSSH_10.0',
  offer: {
    kex: [
      'mlkem768x25519-sha256',
      'sntrup761x25519-sha512',
      'sntrup761x25519-sha512@openssh.com',
      'curve25519-sha256',
      'curve25519-sha256@libssh.org',
      'ecdh-sha2-nistp256',
      'ecdh-sha2-nistp384',
      'ecdh-sha2-nistp521',
      'ext-info-s',
      'kex-strict-s-v00@openssh.com',
    ],
    hostKey: ['rsa-sha2-512', 'rsa-sha2-256', 'ecdsa-sha2-nistp256', 'ssh-ed25519'],
    cipher: [
      'chacha20-poly1305@openssh.com',
      'aes128-gcm@openssh.com',
      'aes256-gcm@openssh.com',
      'aes128-ctr',
      'aes192-ctr',
      'aes256-ctr',
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
  limits: { loginGraceMs: 120_000, authAttemptsMax: 6, sessionsMax: 10 },
  evidence: {
    ident: assumed('OpenSSH_ and the release, as in every release'),
    offer: documented(
      'release notes 10.0 (ML-KEM by default, finite-field exchanges off in sshd, AES-GCM before AES-CTR); client list of the same era in Termix-SSH/Support issue 205, of which the server list is the part before the finite-field groups (myproposal.h of V_10_3_P1)',
    ),
    hostKeys: assumed(
      'as OpenSSH 9.2; DSA, long off by default, is gone for good (release notes 10.0)',
    ),
    auth: recalled('sshd_config(5) of OpenSSH 10.0'),
    transfer: recalled('the sftp subsystem and scp come with the server package'),
    limits: recalled(
      'sshd_config(5) of OpenSSH 10.0: LoginGraceTime 120, MaxAuthTries 6, MaxSessions 10, as captured from 9.2',
    ),
  },
}
