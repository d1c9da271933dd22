/** A release of OpenSSH as its ident names it: `OpenSSH_8.9p1` is 8.9. */
export interface OpenSshRelease {
  readonly major: number
  readonly minor: number
}

/**
 * The first release of OpenSSH with an algorithm, by its release notes (openssh.com/releasenotes.html).
 * What is not listed is older than every release still met.
 */
const since: Readonly<Record<string, string>> = {
  'aes128-gcm@openssh.com': '6.2',
  'aes256-gcm@openssh.com': '6.2',
  'chacha20-poly1305@openssh.com': '6.5',
  'curve25519-sha256': '7.4',
  'curve25519-sha256@libssh.org': '6.5',
  'diffie-hellman-group14-sha256': '7.3',
  'diffie-hellman-group16-sha512': '7.3',
  'diffie-hellman-group18-sha512': '7.3',
  'ecdh-sha2-nistp256': '5.7',
  'ecdh-sha2-nistp384': '5.7',
  'ecdh-sha2-nistp521': '5.7',
  'ecdsa-sha2-nistp256': '5.7',
  'ecdsa-sha2-nistp384': '5.7',
  'ecdsa-sha2-nistp521': '5.7',
  'hmac-sha1-etm@openssh.com': '6.2',
  'hmac-sha2-256': '5.9',
  'hmac-sha2-256-etm@openssh.com': '6.2',
  'hmac-sha2-512': '5.9',
  'hmac-sha2-512-etm@openssh.com': '6.2',
  'mlkem768x25519-sha256': '9.9',
  'rsa-sha2-256': '7.2',
  'rsa-sha2-512': '7.2',
  'sntrup761x25519-sha512': '9.9',
  'sntrup761x25519-sha512@openssh.com': '8.5',
  'ssh-ed25519': '6.5',
  'umac-128@openssh.com': '6.2',
  'umac-128-etm@openssh.com': '6.2',
  'umac-64-etm@openssh.com': '6.2',
}

/** The first release without it: 7.6 for what went with protocol 1, 10.0 for DSA (the same notes). */
const removed: Readonly<Record<string, string>> = {
  arcfour: '7.6',
  arcfour128: '7.6',
  arcfour256: '7.6',
  'blowfish-cbc': '7.6',
  'cast128-cbc': '7.6',
  'hmac-ripemd160': '7.6',
  'hmac-ripemd160@openssh.com': '7.6',
  'ssh-dss': '10.0',
}

/** The release that an identification line names; `undefined` when it is not OpenSSH's. */
export function openSshRelease(ident: string): OpenSshRelease | undefined {
  const [, major, minor] = /OpenSSH(?:_for_Windows)?_(\d+)\.(\d+)/.exec(ident) ?? []
  return major === undefined ? undefined : { major: Number(major), minor: Number(minor) }
}

/** Whether a release can be told to use an algorithm. */
export function releaseHas(release: OpenSshRelease, algorithm: string): boolean {
  const first = since[algorithm]
  const gone = removed[algorithm]
  return (
    (first === undefined || !isBefore(release, first)) &&
    (gone === undefined || isBefore(release, gone))
  )
}

/** The first release that has an algorithm, where a later release than this one does. */
export function laterReleaseWith(release: OpenSshRelease, algorithm: string): string | undefined {
  const first = since[algorithm]
  return first !== undefined && isBefore(release, first) ? first : undefined
}

/** Whether a release comes before another, written `9.9`. */
function isBefore({ major, minor }: OpenSshRelease, other: string): boolean {
  const [otherMajor = 0, otherMinor = 0] = other.split('.').map(Number)
  return major === otherMajor ? minor < otherMinor : major < otherMajor
}
