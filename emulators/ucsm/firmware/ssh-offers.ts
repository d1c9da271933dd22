import type { SshOffer } from '../../../src/emulator/index.ts'

/** Every algorithm that the field note allows from 4.0(2a) on, in its order, and nothing else. */
const allowed: Omit<SshOffer, 'hostKey'> = {
  kex: [
    'diffie-hellman-group-exchange-sha256',
    'diffie-hellman-group16-sha512',
    'diffie-hellman-group18-sha512',
  ],
  cipher: ['aes128-ctr', 'aes192-ctr', 'aes256-ctr'],
  mac: ['hmac-sha2-256', 'hmac-sha2-512'],
  compression: ['none'],
}

/** What firmware before 4.0(2a) takes besides: the algorithms that were then called insecure. */
const legacy: Omit<SshOffer, 'hostKey'> = {
  kex: [
    ...allowed.kex,
    'diffie-hellman-group-exchange-sha1',
    'diffie-hellman-group14-sha1',
    'diffie-hellman-group1-sha1',
  ],
  cipher: [...allowed.cipher, 'aes128-cbc', 'aes192-cbc', 'aes256-cbc', '3des-cbc'],
  mac: [...allowed.mac, 'hmac-sha1'],
  compression: ['none'],
}

/** The interconnect has one RSA host key; FIPS mode rules DSA out. */
const serverHostKey = ['ssh-rsa', 'rsa-sha2-512', 'rsa-sha2-256']

const clientHostKey = [
  'ecdsa-sha2-nistp256',
  'ecdsa-sha2-nistp384',
  'ecdsa-sha2-nistp521',
  'rsa-sha2-512',
  'rsa-sha2-256',
  'ssh-rsa',
]

export const allowedServer: SshOffer = { ...allowed, hostKey: serverHostKey }
export const allowedClient: SshOffer = { ...allowed, hostKey: clientHostKey }
export const legacyServer: SshOffer = { ...legacy, hostKey: serverHostKey }
export const legacyClient: SshOffer = { ...legacy, hostKey: clientHostKey }
