import { documented, recalled } from '../../../src/emulator/index.ts'
import type { BackupServerProfile } from '../vocabulary.ts'

/**
 * OpenSSH 5.3 (2009), the version of RHEL 6, with the lists of the upstream source. Red Hat later
 * added hmac-sha2-256 and hmac-sha2-512 to its builds.
 */
export const openssh53: BackupServerProfile = {
  name: 'openssh-5.3',
  title: 'OpenSSH 5.3 (RHEL 6 era), upstream defaults',
  ident: 'OpenSSH_5.3',
  offer: {
    kex: [
      'diffie-hellman-group-exchange-sha256',
      'diffie-hellman-group-exchange-sha1',
      'diffie-hellman-group14-sha1',
      'diffie-hellman-group1-sha1',
    ],
    hostKey: ['ssh-rsa', 'ssh-dss'],
    cipher: [
      'aes128-ctr',
      'aes192-ctr',
      'aes256-ctr',
      'arcfour256',
      'arcfour128',
      'aes128-cbc',
      '3des-cbc',
      'blowfish-cbc',
      'cast128-cbc',
      'aes192-cbc',
      'aes256-cbc',
      'arcfour',
      'rijndael-cbc@lysator.liu.se',
    ],
    mac: [
      'hmac-md5',
      'hmac-sha1',
      'umac-64@openssh.com',
      'hmac-ripemd160',
      'hmac-ripemd160@openssh.com',
      'hmac-sha1-96',
      'hmac-md5-96',
    ],
    compression: ['none', 'zlib@openssh.com'],
  },
  hostKeyTypes: [
    { type: 'ssh-rsa', bits: 2048 },
    { type: 'ssh-dss', bits: 1024 },
  ],
  authMethods: ['publickey', 'password', 'keyboard-interactive'],
  scp: true,
  sftp: true,
  limits: { loginGraceMs: 120_000, authAttemptsMax: 6, sessionsMax: 10, gexMinBits: 1024 },
  evidence: {
    ident: documented(
      'ssh -v output in CESNET/netopeer2 issue 499 (local version string of OpenSSH 5.3p1)',
    ),
    offer: documented(
      'paramiko log of a server with these lists in InfraSIM/infrasim-compute pull request 266; the same lists from OpenSSH 5.6p1 in the expected results of jtesta/ssh-audit; myproposal.h revision 1.23',
    ),
    hostKeys: documented(
      'InfraSIM/infrasim-compute pull request 266: ssh-rsa,ssh-dss; sizes are the defaults of ssh-keygen 5.3',
    ),
    auth: recalled(
      'sshd_config(5) of OpenSSH 5.3: PubkeyAuthentication, PasswordAuthentication and ChallengeResponseAuthentication yes',
    ),
    transfer: recalled('the sftp subsystem and scp come with the server package'),
    limits: recalled(
      'sshd_config(5) of OpenSSH 5.3: LoginGraceTime 120, MaxAuthTries 6, MaxSessions 10, as captured from 9.2; groups from 1024 bits until OpenSSH 7.2 raised the least to 2048 (release notes 7.2)',
    ),
  },
}
