import { documented, recalled } from '../../../src/emulator/index.ts'
import type { BackupServerProfile } from '../vocabulary.ts'

/**
 * OpenSSH 7.4p1 (2016) as RHEL 7 builds it: upstream lists and what Red Hat kept of the older ones.
 */
export const openssh74: BackupServerProfile = {
  name: 'openssh-7.4',
  title: 'OpenSSH 7.4 (RHEL 7, CentOS 7)',
  ident: 'OpenSSH_7.4',
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
      'diffie-hellman-group-exchange-sha1',
      'diffie-hellman-group14-sha256',
      'diffie-hellman-group14-sha1',
      'diffie-hellman-group1-sha1',
    ],
    hostKey: ['ssh-rsa', 'rsa-sha2-512', 'rsa-sha2-256', 'ecdsa-sha2-nistp256', 'ssh-ed25519'],
    cipher: [
      'chacha20-poly1305@openssh.com',
      'aes128-ctr',
      'aes192-ctr',
      'aes256-ctr',
      'aes128-gcm@openssh.com',
      'aes256-gcm@openssh.com',
      'aes128-cbc',
      'aes192-cbc',
      'aes256-cbc',
      'blowfish-cbc',
      'cast128-cbc',
      '3des-cbc',
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
    { type: 'ssh-rsa', bits: 2048 },
    { type: 'ecdsa-sha2-nistp256', bits: 256 },
    { type: 'ssh-ed25519', bits: 256 },
  ],
  authMethods: ['publickey', 'password'],
  scp: true,
  sftp: true,
  limits: { loginGraceMs: 120_000, authAttemptsMax: 6, sessionsMax: 10, gexMinBits: 2048 },
  evidence: {
    ident: documented(
      'paramiko log in paramiko/paramiko issue 1818 and ssh-audit output of CentOS 7 in NethServer/dev issue 6218',
    ),
    offer: documented(
      'packet dump of a KEXINIT in phpseclib/phpseclib issue 1378 (names of key exchange and host key, length of the cipher list); MACs of OpenSSH 7.4 in paramiko/paramiko issue 1818',
    ),
    hostKeys: documented(
      'phpseclib/phpseclib issue 1378: ssh-rsa,rsa-sha2-512,rsa-sha2-256,ecdsa-sha2-nistp256,ssh-ed25519; sizes are those of sshd-keygen in RHEL 7',
    ),
    auth: recalled(
      '/etc/ssh/sshd_config of RHEL 7: ChallengeResponseAuthentication no, GSSAPIAuthentication yes',
    ),
    transfer: recalled('the sftp subsystem and scp come with the server package'),
    limits: recalled(
      'sshd_config(5) of OpenSSH 7.4: LoginGraceTime 120, MaxAuthTries 6, MaxSessions 10, as captured from 9.2; groups from 2048 bits since OpenSSH 7.2 (release notes 7.2)',
    ),
  },
}
