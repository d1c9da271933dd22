import { documented, recalled } from '../../../src/emulator/index.ts'
import type { WorkstationProfile } from '../vocabulary.ts'

/**
 * PuTTY 0.62 with its default preferences. It has no hmac-sha2: a server with SHA-2 MACs only
 * refuses it.
 */
export const putty062: WorkstationProfile = {
  name: 'putty-0.62',
  title: 'PuTTY 0.62 (2011)',
  ident: 'PuTTY_Release_0.62',
  offer: {
    kex: [
      'diffie-hellman-group-exchange-sha256',
      'diffie-hellman-group-exchange-sha1',
      'diffie-hellman-group14-sha1',
      'diffie-hellman-group1-sha1',
      'rsa2048-sha256',
      'rsa1024-sha1',
    ],
    hostKey: ['ssh-rsa', 'ssh-dss'],
    cipher: [
      'aes256-ctr',
      'aes256-cbc',
      'rijndael-cbc@lysator.liu.se',
      'aes192-ctr',
      'aes192-cbc',
      'aes128-ctr',
      'aes128-cbc',
      'blowfish-ctr',
      'blowfish-cbc',
      '3des-ctr',
      '3des-cbc',
      'arcfour256',
      'arcfour128',
    ],
    mac: ['hmac-sha1', 'hmac-sha1-96', 'hmac-md5'],
    compression: ['none', 'zlib'],
  },
  evidence: {
    ident: documented(
      'PuTTY event logs that say "We claim version: SSH-2.0-PuTTY_Release_0.62" and choose a group exchange with SHA-256',
    ),
    offer: recalled(
      'sshdh.c (order within group exchange), ssh.c and settings.c of 0.62; ciphers in the order of PuTTY in the mod_sftp log of proftpd/proftpd issue 1439, less chacha20',
    ),
  },
}
