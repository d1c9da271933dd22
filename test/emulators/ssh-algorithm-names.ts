import type { SshOffer } from '../../src/emulator/index.ts'

/**
 * Names that an SSH KEXINIT may hold: the IANA registry "Secure Shell (SSH) Protocol Parameters" and the
 * vendors' names with `@` (RFC 4251 section 6) that the profiles use.
 */
const sshAlgorithmNames: Readonly<Record<keyof Lists, readonly string[]>> = {
  kex: [
    'diffie-hellman-group-exchange-sha1',
    'diffie-hellman-group-exchange-sha256',
    'diffie-hellman-group1-sha1',
    'diffie-hellman-group14-sha1',
    'diffie-hellman-group14-sha256',
    'diffie-hellman-group15-sha512',
    'diffie-hellman-group16-sha512',
    'diffie-hellman-group17-sha512',
    'diffie-hellman-group18-sha512',
    'ecdh-sha2-nistp256',
    'ecdh-sha2-nistp384',
    'ecdh-sha2-nistp521',
    'curve25519-sha256',
    'curve25519-sha256@libssh.org',
    'curve448-sha512',
    'rsa1024-sha1',
    'rsa2048-sha256',
    'sntrup761x25519-sha512',
    'sntrup761x25519-sha512@openssh.com',
    'mlkem768x25519-sha256',
    'kexguess2@matt.ucc.asn.au',
    'ext-info-c',
    'ext-info-s',
    'kex-strict-c-v00@openssh.com',
    'kex-strict-s-v00@openssh.com',
  ],
  hostKey: [
    'ssh-rsa',
    'rsa-sha2-256',
    'rsa-sha2-512',
    'ssh-dss',
    'ecdsa-sha2-nistp256',
    'ecdsa-sha2-nistp384',
    'ecdsa-sha2-nistp521',
    'ssh-ed25519',
    'ssh-ed448',
    'sk-ssh-ed25519@openssh.com',
    'sk-ecdsa-sha2-nistp256@openssh.com',
    'ssh-rsa-cert-v00@openssh.com',
    'ssh-dss-cert-v00@openssh.com',
    'ssh-rsa-cert-v01@openssh.com',
    'ssh-dss-cert-v01@openssh.com',
    'rsa-sha2-256-cert-v01@openssh.com',
    'rsa-sha2-512-cert-v01@openssh.com',
    'ecdsa-sha2-nistp256-cert-v01@openssh.com',
    'ecdsa-sha2-nistp384-cert-v01@openssh.com',
    'ecdsa-sha2-nistp521-cert-v01@openssh.com',
    'ssh-ed25519-cert-v01@openssh.com',
    'sk-ssh-ed25519-cert-v01@openssh.com',
    'sk-ecdsa-sha2-nistp256-cert-v01@openssh.com',
  ],
  cipher: [
    '3des-cbc',
    '3des-ctr',
    'blowfish-cbc',
    'blowfish-ctr',
    'cast128-cbc',
    'arcfour',
    'arcfour128',
    'arcfour256',
    'aes128-cbc',
    'aes192-cbc',
    'aes256-cbc',
    'aes128-ctr',
    'aes192-ctr',
    'aes256-ctr',
    'rijndael-cbc@lysator.liu.se',
    'aes128-gcm@openssh.com',
    'aes256-gcm@openssh.com',
    'chacha20-poly1305@openssh.com',
  ],
  mac: [
    'hmac-md5',
    'hmac-md5-96',
    'hmac-sha1',
    'hmac-sha1-96',
    'hmac-sha2-256',
    'hmac-sha2-256-96',
    'hmac-sha2-512',
    'hmac-sha2-512-96',
    'hmac-ripemd160',
    'hmac-ripemd160@openssh.com',
    'umac-64@openssh.com',
    'umac-128@openssh.com',
    'hmac-md5-etm@openssh.com',
    'hmac-md5-96-etm@openssh.com',
    'hmac-sha1-etm@openssh.com',
    'hmac-sha1-96-etm@openssh.com',
    'hmac-sha2-256-etm@openssh.com',
    'hmac-sha2-512-etm@openssh.com',
    'hmac-ripemd160-etm@openssh.com',
    'umac-64-etm@openssh.com',
    'umac-128-etm@openssh.com',
  ],
  compression: ['none', 'zlib', 'zlib@openssh.com'],
}

type Lists = Omit<SshOffer, 'serverToClient'>

/** The faults of an offer's lists: empty ones, names twice, names that nobody knows. */
export function listFaults(offer: SshOffer): string[] {
  const known: Readonly<Record<string, readonly string[]>> = sshAlgorithmNames
  return Object.entries(offer).flatMap(([category, names]: [string, readonly string[]]) => [
    ...(names.length > 0 ? [] : [`${category} is empty`]),
    ...names
      .filter((name, at) => names.indexOf(name) !== at)
      .map((name) => `${category} twice ${name}`),
    ...names
      .filter((name) => !known[category]?.includes(name))
      .map((name) => `${category} unknown ${name}`),
  ])
}

/**
 * True when a text can stand after `SSH-2.0-` in an identification line. RFC 4253 section 4.2 forbids the
 * minus sign there too, which JSch does not mind.
 */
export function isIdent(text: string): boolean {
  return /^[\x21-\x7e]+( [\x20-\x7e]+)?$/.test(text) && text.length <= 245
}
