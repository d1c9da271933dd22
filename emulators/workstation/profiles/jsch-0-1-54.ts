import { captured } from '../../../src/emulator/index.ts'
import type { WorkstationProfile } from '../vocabulary.ts'

/**
 * JSch 0.1.54, in many Java backup and deployment tools. A Java without unlimited-strength policy
 * drops the 192 and 256 bit ciphers. Its identification line ends in LF alone.
 */
export const jsch0154: WorkstationProfile = {
  name: 'jsch-0.1.54',
  title: 'JSch 0.1.54 (2016)',
  ident: 'JSCH-0.1.54',
  offer: {
    kex: [
      'ecdh-sha2-nistp256',
      'ecdh-sha2-nistp384',
      'ecdh-sha2-nistp521',
      'diffie-hellman-group14-sha1',
      'diffie-hellman-group-exchange-sha256',
      'diffie-hellman-group-exchange-sha1',
      'diffie-hellman-group1-sha1',
    ],
    hostKey: [
      'ssh-rsa',
      'ssh-dss',
      'ecdsa-sha2-nistp256',
      'ecdsa-sha2-nistp384',
      'ecdsa-sha2-nistp521',
    ],
    cipher: [
      'aes128-ctr',
      'aes128-cbc',
      '3des-ctr',
      '3des-cbc',
      'blowfish-cbc',
      'aes192-ctr',
      'aes192-cbc',
      'aes256-ctr',
      'aes256-cbc',
    ],
    mac: ['hmac-md5', 'hmac-sha1', 'hmac-sha2-256', 'hmac-sha1-96', 'hmac-md5-96'],
    compression: ['none'],
  },
  evidence: {
    ident: captured(
      'identification line of the jar in Debian libjsch-java 0.1.55-1, which says 0.1.54, on OpenJDK 17',
    ),
    offer: captured(
      'KEXINIT of the jar in Debian libjsch-java 0.1.55-1 on OpenJDK 17; equal to JSch.java of 0.1.54',
    ),
  },
}
