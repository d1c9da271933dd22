import { createHash } from 'node:crypto'
import type { CommandContext, LinuxCommand } from '../command.ts'
import { forgetHost } from './forget-host.ts'
import { parseArgs } from './options.ts'
import { randomart } from './randomart.ts'
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

/** Shows fingerprints of public keys and forgets hosts as ssh-keygen(1) does; it makes no keys. */
export const sshKeygen: LinuxCommand = {
  name: 'ssh-keygen',
  run: (args, context) => {
    const { openSsh } = context.host.facts
    const choosesHash = openSsh >= SHA256_SINCE
    const usage = usageOf(choosesHash)
    const parsed = parseArgs(args, { flags: 'lBvq', values: choosesHash ? 'fEtbNCR' : 'ftbNCR' })
    if ('error' in parsed)
      return { stderr: `unknown option -- ${parsed.error.slice(-2, -1)}\n${usage}`, exitCode: 1 }
    const { flags, values, operands } = parsed
    const forgotten = values.get('R')
    if (forgotten !== undefined) return forgetHost(forgotten, context, values.get('f'))
    if (!flags.has('l')) return { stderr: usage, exitCode: 1 }
    const hash = (values.get('E') ?? (choosesHash ? 'sha256' : 'old')).toLowerCase()
    if (values.has('E') && !['md5', 'sha1', 'sha256'].includes(hash))
      return { stderr: `Invalid hash algorithm "${values.get('E')}"\n`, exitCode: 255 }
    // A pattern that fits several files leaves the further ones as operands, which are too many.
    if (operands.length > 0) return { stderr: `Too many arguments.\n${usage}`, exitCode: 1 }
    const file = values.get('f')
    if (file === undefined) return { stderr: 'Enter file in which the key is: \n', exitCode: 255 }
    const said = createSaid('ssh-keygen', 255)
    const { exitCode = 0, ...outcome } = showFile(file, {
      context,
      said,
      hash,
      draws: flags.has('v'),
    })
    return { ...outcome, exitCode }
  },
}

function usageOf(choosesHash: boolean): string {
  return `usage: ssh-keygen [-q] [-b bits] [-t type] [-N new_passphrase] [-C comment] [-f output_keyfile]
       ssh-keygen -l [-v] ${choosesHash ? '[-E fingerprint_hash] ' : ''}[-f input_keyfile]
       ssh-keygen -R hostname [-f known_hosts_file]
`
}

interface Showing extends Look {
  readonly context: CommandContext
  readonly said: Said
}

/** How a fingerprint is shown. */
interface Look {
  readonly hash: string
  /** Whether its picture is drawn below it. */
  readonly draws: boolean
}

function showFile(file: string, { context, said, ...look }: Showing) {
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
    return showFile(`${file}.pub`, { context, said, ...look })
  const lines = text.split('\n').flatMap((line) => fingerprintLines(line, { file, ...look }))
  if (lines.length === 0) return { stderr: `${file} is not a public key file.\n`, exitCode: 255 }
  return { stdout: lines.map((line) => `${line}\n`).join('') }
}

/**
 * `2048 SHA256:... comment (RSA)` of a line of a public key file; nothing when it is none. Old releases
 * name the file in the place of the comment, as the SRST Manager administration guide shows it.
 */
function fingerprintLines(line: string, { file, hash, draws }: Look & { file: string }): string[] {
  const [, type = '', base64 = '', comment] =
    /(?:^|\s)(ssh-\S+|ecdsa-\S+) ([A-Za-z0-9+/]+={0,2})(?:\s+(.*\S))?\s*$/.exec(line) ?? []
  const name = TYPE_NAMES[type]
  if (!name) return []
  const blob = Buffer.from(base64, 'base64')
  const bits = bitsOf(blob, type)
  const digest = createHash(hash === 'old' ? 'md5' : hash)
    .update(blob)
    .digest()
  const remark = hash === 'old' ? file : (comment ?? 'no comment')
  const hashName = hash === 'old' ? {} : { hashName: hash.toUpperCase() }
  const picture = draws ? randomart({ digest, type: name, bits, ...hashName }) : []
  return [`${bits} ${fingerprint(digest, hash)} ${remark} (${name})`, ...picture]
}

function fingerprint(digest: Buffer, hash: string): string {
  if (hash === 'sha256' || hash === 'sha1')
    return `${hash.toUpperCase()}:${digest.toString('base64').replace(/=+$/, '')}`
  const pairs = digest.toString('hex').match(/../g)!.join(':')
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
