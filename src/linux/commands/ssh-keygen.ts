import { createHash } from 'node:crypto'
import type { CommandContext, LinuxCommand } from '../command.ts'
import { parseArgs } from './options.ts'
import { createSaid, type Said } from './said.ts'

/** OpenSSH 6.8 began to show SHA-256 fingerprints (release notes of 6.8, March 2015). */
const SHA256_SINCE = 6.8

/** Key types by their name on the wire, as `ssh-keygen -l` names them. */
const TYPE_NAMES: Readonly<Record<string, string>> = {
  'ssh-rsa': 'RSA',
  'ssh-dss': 'DSA',
  'ssh-ed25519': 'ED25519',
  'ecdsa-sha2-nistp256': 'ECDSA',
  'ecdsa-sha2-nistp384': 'ECDSA',
  'ecdsa-sha2-nistp521': 'ECDSA',
}

/** Shows fingerprints of public keys as ssh-keygen(1) does; it makes no keys. */
export const sshKeygen: LinuxCommand = {
  name: 'ssh-keygen',
  run: (args, context) => {
    const parsed = parseArgs(args, { flags: 'lBvq', values: 'fEtbNCR' })
    if ('error' in parsed)
      return { stderr: `unknown option -- ${parsed.error.slice(-2, -1)}\n${USAGE}`, exitCode: 1 }
    const { flags, values, operands } = parsed
    const { openSsh } = context.host.facts
    if (!flags.has('l')) return { stderr: USAGE, exitCode: 1 }
    if (values.has('E') && openSsh < SHA256_SINCE)
      return { stderr: `unknown option -- E\n${USAGE}`, exitCode: 1 }
    const hash = (values.get('E') ?? (openSsh < SHA256_SINCE ? 'old' : 'sha256')).toLowerCase()
    if (!['md5', 'sha1', 'sha256', 'old'].includes(hash))
      return { stderr: `Invalid hash algorithm "${values.get('E')}"\n`, exitCode: 255 }
    // A pattern that fits several files leaves the further ones as operands, which are too many.
    if (operands.length > 0) return { stderr: `Too many arguments.\n${USAGE}`, exitCode: 1 }
    const file = values.get('f')
    if (file === undefined) return { stderr: 'Enter file in which the key is: \n', exitCode: 255 }
    const said = createSaid('ssh-keygen', 255)
    const { exitCode = 0, ...outcome } = showFile(file, { context, said, hash })
    return { ...outcome, exitCode }
  },
}

const USAGE = `usage: ssh-keygen [-q] [-b bits] [-t type] [-N new_passphrase] [-C comment] [-f output_keyfile]
       ssh-keygen -l [-v] [-E fingerprint_hash] [-f input_keyfile]
`

interface Showing {
  readonly context: CommandContext
  readonly said: Said
  readonly hash: string
}

function showFile(file: string, { context, said, hash }: Showing) {
  const { files, path } = context
  const real = path(file)
  const named = files.has(real) || !files.has(`${real}.pub`) ? real : `${real}.pub`
  if (!files.has(named))
    return { stderr: `ssh-keygen: ${file}: No such file or directory\n`, exitCode: 255 }
  const bytes = said.trying(file, () => files.read(named))
  if (!bytes) return said.outcome()
  const text = Buffer.from(bytes).toString()
  // The public half of a private key lies beside it.
  if (text.includes('PRIVATE KEY') && files.has(`${real}.pub`))
    return showFile(`${file}.pub`, { context, said, hash })
  const lines = text.split('\n').flatMap((line) => fingerprintLine(line, { file, hash }) ?? [])
  if (lines.length === 0) return { stderr: `${file} is not a public key file.\n`, exitCode: 255 }
  return { stdout: lines.map((line) => `${line}\n`).join('') }
}

/**
 * `2048 SHA256:... comment (RSA)` of a line of a public key file; `undefined` when it is none. Old releases
 * name the file in the place of the comment, as the SRST Manager administration guide shows it.
 */
function fingerprintLine(
  line: string,
  { file, hash }: { file: string; hash: string },
): string | undefined {
  const [, type = '', base64 = '', comment] =
    /(?:^|\s)(ssh-\S+|ecdsa-\S+) ([A-Za-z0-9+/]+={0,2})(?:\s+(.*\S))?\s*$/.exec(line) ?? []
  const name = TYPE_NAMES[type]
  if (!name) return undefined
  const blob = Buffer.from(base64, 'base64')
  const print = fingerprint(blob, hash)
  const remark = hash === 'old' ? file : (comment ?? 'no comment')
  return `${bitsOf(blob, type)} ${print} ${remark} (${name})`
}

function fingerprint(blob: Buffer, hash: string): string {
  if (hash === 'sha256' || hash === 'sha1') {
    const digest = createHash(hash).update(blob).digest('base64').replace(/=+$/, '')
    return `${hash.toUpperCase()}:${digest}`
  }
  const pairs = createHash('md5').update(blob).digest('hex').match(/../g)!.join(':')
  return hash === 'md5' ? `MD5:${pairs}` : pairs
}

/** The size of a key from its blob (RFC 4253 section 6.6; RFC 5656 section 3.1). */
function bitsOf(blob: Buffer, type: string): number {
  if (type === 'ssh-ed25519') return 256
  if (type.startsWith('ecdsa-')) return Number(type.slice(-3))
  const fields = fieldsOf(blob)
  const number = type === 'ssh-rsa' ? fields[2] : fields[1]
  const first = number?.findIndex((byte) => byte !== 0) ?? -1
  if (!number || first < 0) return 0
  return (number.length - first - 1) * 8 + (32 - Math.clz32(number[first]!))
}

function fieldsOf(blob: Buffer): Buffer[] {
  const fields: Buffer[] = []
  for (let at = 0; at + 4 <= blob.length;) {
    const length = blob.readUInt32BE(at)
    fields.push(blob.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return fields
}
