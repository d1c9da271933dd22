import type { SshOffer } from '../../../src/emulator/index.ts'

/** The sshd of a Linux appliance of 2012: OpenSSH before the SHA-2 MACs of 5.9. */
export const sshServer2012: SshOffer = {
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
    'aes128-cbc',
    '3des-cbc',
    'blowfish-cbc',
    'cast128-cbc',
    'aes192-cbc',
    'aes256-cbc',
    'arcfour',
  ],
  mac: ['hmac-md5', 'hmac-sha1', 'hmac-ripemd160', 'hmac-sha1-96', 'hmac-md5-96'],
  compression: ['none', 'zlib@openssh.com'],
}

/** The same in 2015, with the SHA-2 MACs before the others. */
export const sshServer2015: SshOffer = {
  ...sshServer2012,
  mac: ['hmac-sha2-256', 'hmac-sha2-512', ...sshServer2012.mac],
}

/** A libssh2 client of 2010 to 2012, which is what SFTP transfers are taken to use. */
export const libssh2Client: SshOffer = {
  kex: [
    'diffie-hellman-group14-sha1',
    'diffie-hellman-group-exchange-sha1',
    'diffie-hellman-group1-sha1',
  ],
  hostKey: ['ssh-rsa', 'ssh-dss'],
  cipher: [
    'aes128-ctr',
    'aes192-ctr',
    'aes256-ctr',
    'aes256-cbc',
    'aes192-cbc',
    'aes128-cbc',
    'blowfish-cbc',
    'arcfour',
    'cast128-cbc',
    '3des-cbc',
  ],
  mac: ['hmac-sha1', 'hmac-sha1-96', 'hmac-md5', 'hmac-md5-96', 'hmac-ripemd160'],
  compression: ['none'],
}
