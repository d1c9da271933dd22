import type { MacRow } from './ssh2-transport.ts'

/** Tag lengths of the UMACs, in bytes (OpenSSH PROTOCOL 1.1 and 1.2, draft-miller-secsh-umac). */
export const umacTagBytes: ReadonlyMap<string, 8 | 16> = new Map([
  ['umac-64@openssh.com', 8],
  ['umac-64-etm@openssh.com', 8],
  ['umac-128@openssh.com', 16],
  ['umac-128-etm@openssh.com', 16],
])

/** Rows for the HMACs that OpenSSH has had and ssh2 has not: old hashes, cut tags, encrypt-then-MAC. */
const hmacs = {
  'hmac-md5-etm@openssh.com': row('md5', 16, 16, true),
  'hmac-md5-96-etm@openssh.com': row('md5', 16, 12, true),
  'hmac-sha1-96-etm@openssh.com': row('sha1', 20, 12, true),
  'hmac-ripemd160@openssh.com': row('ripemd160', 20, 20, false),
  'hmac-ripemd160-etm@openssh.com': row('ripemd160', 20, 20, true),
}

/**
 * The rows that ssh2's table of MACs lacks. That of a UMAC has the right lengths and, as ssh2 knows
 * only HMAC, the name of a hash for the packet protection that is made and then stood in for.
 */
export const macRows: Readonly<Record<string, MacRow>> = {
  ...hmacs,
  ...Object.fromEntries(
    [...umacTagBytes].map(([name, bytes]) => [name, row('md5', 16, bytes, name.includes('-etm@'))]),
  ),
}

function row(sslName: string, len: number, actualLen: number, isETM: boolean): MacRow {
  return { sslName, len, actualLen, isETM }
}
