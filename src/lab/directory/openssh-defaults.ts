/** What OpenSSH's client does with one list of the KEXINIT. */
export interface ClientDefaults {
  /** The option of ssh_config(5) that adds to it. */
  readonly option: string
  /** Offered without being told to. */
  readonly enabled: readonly string[]
  /** Implemented, and offered only when told to. */
  readonly dormant: readonly string[]
}

/**
 * The defaults of OpenSSH 9.2 to 10.0 (ssh_config(5): KexAlgorithms, HostKeyAlgorithms, Ciphers, MACs;
 * what is dormant is what `ssh -Q` lists beyond them). Only names that all of them know are here: one
 * that an OpenSSH does not know makes it refuse the whole file.
 */
export const clientDefaults = {
  kex: {
    option: 'KexAlgorithms',
    enabled: [
      'sntrup761x25519-sha512@openssh.com',
      'curve25519-sha256',
      'curve25519-sha256@libssh.org',
      'ecdh-sha2-nistp256',
      'ecdh-sha2-nistp384',
      'ecdh-sha2-nistp521',
      'diffie-hellman-group-exchange-sha256',
      'diffie-hellman-group16-sha512',
      'diffie-hellman-group18-sha512',
      'diffie-hellman-group14-sha256',
    ],
    dormant: [
      'diffie-hellman-group-exchange-sha1',
      'diffie-hellman-group14-sha1',
      'diffie-hellman-group1-sha1',
    ],
  },
  hostKey: {
    option: 'HostKeyAlgorithms',
    enabled: [
      'ssh-ed25519',
      'ecdsa-sha2-nistp256',
      'ecdsa-sha2-nistp384',
      'ecdsa-sha2-nistp521',
      'rsa-sha2-512',
      'rsa-sha2-256',
    ],
    dormant: ['ssh-rsa'],
  },
  cipher: {
    option: 'Ciphers',
    enabled: [
      'chacha20-poly1305@openssh.com',
      'aes128-ctr',
      'aes192-ctr',
      'aes256-ctr',
      'aes128-gcm@openssh.com',
      'aes256-gcm@openssh.com',
    ],
    dormant: ['aes128-cbc', 'aes192-cbc', 'aes256-cbc', '3des-cbc'],
  },
  mac: {
    option: 'MACs',
    enabled: [
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
    dormant: [
      'hmac-sha1-96',
      'hmac-sha1-96-etm@openssh.com',
      'hmac-md5',
      'hmac-md5-etm@openssh.com',
      'hmac-md5-96',
      'hmac-md5-96-etm@openssh.com',
    ],
  },
} as const satisfies Record<string, ClientDefaults>
