import { captured } from '../../../src/emulator/index.ts'
import type { WorkstationProfile } from '../vocabulary.ts'

/**
 * paramiko 2.12.0 (2022), under netmiko and Ansible. It knows group16 and group-exchange-sha256,
 * and no kex-strict.
 */
export const paramiko212: WorkstationProfile = {
  name: 'paramiko-2.12',
  title: 'paramiko 2.12.0 (Debian 12)',
  ident: 'paramiko_2.12.0',
  offer: {
    kex: [
      'curve25519-sha256@libssh.org',
      'ecdh-sha2-nistp256',
      'ecdh-sha2-nistp384',
      'ecdh-sha2-nistp521',
      'diffie-hellman-group16-sha512',
      'diffie-hellman-group-exchange-sha256',
      'diffie-hellman-group14-sha256',
      'diffie-hellman-group-exchange-sha1',
      'diffie-hellman-group14-sha1',
      'diffie-hellman-group1-sha1',
      'ext-info-c',
    ],
    hostKey: [
      'ssh-ed25519',
      'ecdsa-sha2-nistp256',
      'ecdsa-sha2-nistp384',
      'ecdsa-sha2-nistp521',
      'rsa-sha2-512',
      'rsa-sha2-256',
      'ssh-rsa',
      'ssh-dss',
      'ssh-ed25519-cert-v01@openssh.com',
      'ecdsa-sha2-nistp256-cert-v01@openssh.com',
      'ecdsa-sha2-nistp384-cert-v01@openssh.com',
      'ecdsa-sha2-nistp521-cert-v01@openssh.com',
      'rsa-sha2-512-cert-v01@openssh.com',
      'rsa-sha2-256-cert-v01@openssh.com',
      'ssh-rsa-cert-v01@openssh.com',
      'ssh-dss-cert-v01@openssh.com',
    ],
    cipher: [
      'aes128-ctr',
      'aes192-ctr',
      'aes256-ctr',
      'aes128-cbc',
      'aes192-cbc',
      'aes256-cbc',
      '3des-cbc',
    ],
    mac: [
      'hmac-sha2-256',
      'hmac-sha2-512',
      'hmac-sha2-256-etm@openssh.com',
      'hmac-sha2-512-etm@openssh.com',
      'hmac-sha1',
      'hmac-md5',
      'hmac-sha1-96',
      'hmac-md5-96',
    ],
    compression: ['none'],
  },
  evidence: {
    ident: captured(
      'identification line of Debian python3-paramiko 2.12.0-2; test/doors/profiles-clients.test.ts reads it again',
    ),
    offer: captured(
      'KEXINIT of Debian python3-paramiko 2.12.0-2; test/doors/profiles-clients.test.ts reads it again',
    ),
  },
}
