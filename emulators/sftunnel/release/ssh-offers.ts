import type { SshOffer } from '../../../src/emulator/index.ts'

/** The sshd of releases 6.x: OpenSSH 7 without what FIPS mode rules out. */
export const sshServer6: SshOffer = {
  kex: [
    'ecdh-sha2-nistp256',
    'ecdh-sha2-nistp384',
    'ecdh-sha2-nistp521',
    'diffie-hellman-group-exchange-sha256',
    'diffie-hellman-group14-sha1',
  ],
  hostKey: ['rsa-sha2-512', 'rsa-sha2-256', 'ssh-rsa', 'ecdsa-sha2-nistp256', 'ssh-ed25519'],
  cipher: ['aes128-ctr', 'aes192-ctr', 'aes256-ctr', 'aes128-cbc', 'aes256-cbc'],
  mac: ['hmac-sha2-256', 'hmac-sha2-512', 'hmac-sha1'],
  compression: ['none', 'zlib@openssh.com'],
}

/** The sshd of releases 7.x: OpenSSH 8 with AES-GCM and the larger groups. */
export const sshServer7: SshOffer = {
  kex: [
    'curve25519-sha256',
    'curve25519-sha256@libssh.org',
    'ecdh-sha2-nistp256',
    'ecdh-sha2-nistp384',
    'ecdh-sha2-nistp521',
    'diffie-hellman-group-exchange-sha256',
    'diffie-hellman-group14-sha256',
    'diffie-hellman-group16-sha512',
  ],
  hostKey: ['rsa-sha2-512', 'rsa-sha2-256', 'ssh-rsa', 'ecdsa-sha2-nistp256', 'ssh-ed25519'],
  cipher: [
    'aes128-ctr',
    'aes192-ctr',
    'aes256-ctr',
    'aes128-gcm@openssh.com',
    'aes256-gcm@openssh.com',
  ],
  mac: ['hmac-sha2-256', 'hmac-sha2-512', 'hmac-sha1'],
  compression: ['none', 'zlib@openssh.com'],
}
