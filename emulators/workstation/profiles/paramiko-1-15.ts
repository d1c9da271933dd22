import { documented, recalled } from '../../../src/emulator/index.ts'
import type { WorkstationProfile } from '../vocabulary.ts'

/** paramiko 1.15, what network scripts of 2014 connect with: SHA-1 key exchanges and MACs only. */
export const paramiko115: WorkstationProfile = {
  name: 'paramiko-1.15',
  title: 'paramiko 1.15 (2014)',
  ident: 'paramiko_1.15.1',
  offer: {
    kex: [
      'diffie-hellman-group14-sha1',
      'diffie-hellman-group-exchange-sha1',
      'diffie-hellman-group1-sha1',
    ],
    hostKey: ['ssh-rsa', 'ssh-dss', 'ecdsa-sha2-nistp256'],
    cipher: [
      'aes128-ctr',
      'aes256-ctr',
      'aes128-cbc',
      'blowfish-cbc',
      'aes256-cbc',
      '3des-cbc',
      'arcfour128',
      'arcfour256',
    ],
    mac: ['hmac-sha1', 'hmac-md5', 'hmac-sha1-96', 'hmac-md5-96'],
    compression: ['none'],
  },
  evidence: {
    ident: documented('transport.py of paramiko 1.15.1'),
    offer: recalled(
      'key exchange list, which sshd logs as an offer in PowerShell/Win32-OpenSSH issue 803; ciphers and host keys in transport.py of 1.15.1 (silvermangb/paramiko_1.15.1patch, which adds SHA-256 to the others)',
    ),
  },
}
