import { documented } from '../../../src/emulator/index.ts'
import type { WorkstationProfile } from '../vocabulary.ts'

/** OpenSSH 5.3 (2009) as a client. RHEL 6 builds add certificate host keys in front. */
export const openssh53: WorkstationProfile = {
  name: 'openssh-5.3',
  title: 'OpenSSH 5.3 client (RHEL 6 era), upstream lists',
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
    compression: ['none', 'zlib@openssh.com', 'zlib'],
  },
  evidence: {
    ident: documented('ssh -v output in CESNET/netopeer2 issue 499'),
    offer: documented(
      'myproposal.h revision 1.23 (client and server shared it); lists of a server of that era in InfraSIM/infrasim-compute pull request 266',
    ),
  },
}
