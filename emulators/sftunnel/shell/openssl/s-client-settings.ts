import {
  certificatesInFile,
  privateKeyInFile,
  type Certificate,
  type CommandOutcome,
  type TlsCredentials,
} from '../../../../src/emulator/index.ts'
import type { OpensslGeneration } from '../../vocabulary.ts'
import type { OpensslPlace } from './act.ts'
import { queueLine } from './generation.ts'
import { readOptions, type TypedOptions } from './option-reader.ts'
import { aCertificate, aPrivateKey, fileText, inputOf, notFound } from './program-input.ts'

/** What `s_client` was told. */
export interface ClientSettings {
  readonly host: string
  readonly port: number
  readonly serverName: string | undefined
  /** The only version to be spoken; undefined for all that the program knows. */
  readonly version: 'TLSv1.2' | 'TLSv1.3' | undefined
  readonly trusted: readonly Certificate[]
  readonly credentials: TlsCredentials | undefined
  readonly showsChain: boolean
  readonly stopsAtFault: boolean
  /** The instant at which chains are judged; the present one when undefined. */
  readonly atMs: number | undefined
}

const FLAGS = ['showcerts', 'tls1_2', 'verify_return_error', 'ign_eof', 'msg', 'debug', 'state']
const VALUES = ['connect', 'CAfile', 'CApath', 'cert', 'key', 'servername', 'attime', 'verify']
/** The port that is dialled when none is said (openssl-s_client(1)). */
const USUAL_PORT = 4_433

/** Reads the options of `s_client` and the files that they name; a mistake is what the program says. */
export function readClientSettings(
  args: readonly string[],
  place: OpensslPlace,
): ClientSettings | { readonly mistake: CommandOutcome } {
  const { context, generation } = place
  const newer = generation === '1.0' ? [] : ['tls1_3', 'noservername', 'brief']
  const plan = { command: 's_client', flags: [...FLAGS, ...newer], values: VALUES }
  const options = readOptions(args, plan, generation)
  if ('mistake' in options) return options
  const [host, port] = targetIn(options.value('connect') ?? `localhost:${USUAL_PORT}`)
  const credentials = credentialsOf(options, place)
  if (credentials && 'mistake' in credentials) return credentials
  const authority = options.value('CAfile')
  const attime = options.value('attime')
  return {
    host,
    port,
    credentials,
    serverName: serverNameOf(options, host, generation),
    version: versionOf(options),
    trusted: authority === undefined ? [] : certificatesInFile(fileText(authority, context)),
    showsChain: options.flags.includes('showcerts'),
    stopsAtFault: options.flags.includes('verify_return_error'),
    atMs: attime === undefined ? undefined : Number(attime) * 1000,
  }
}

function targetIn(text: string): [host: string, port: number] {
  const [, host = text, port = String(USUAL_PORT)] = /^(.*):(\d+)$/.exec(text) ?? []
  return [host, Number(port)]
}

function versionOf({ flags }: TypedOptions): ClientSettings['version'] {
  if (flags.includes('tls1_3')) return 'TLSv1.3'
  return flags.includes('tls1_2') ? 'TLSv1.2' : undefined
}

/** Since 1.1.1 the name of the host is sent unless it is an address. */
function serverNameOf(options: TypedOptions, host: string, generation: OpensslGeneration) {
  const asked = options.value('servername')
  if (asked !== undefined) return asked
  const isAddress = /^[\d.]+$|:/.test(host)
  const isSent = generation !== '1.0' && !isAddress && !options.flags.includes('noservername')
  return isSent ? host : undefined
}

/** The own certificate with its key, which may lie in one file. */
function credentialsOf(
  options: TypedOptions,
  { context, generation }: OpensslPlace,
): TlsCredentials | undefined | { readonly mistake: CommandOutcome } {
  const cert = options.value('cert')
  if (cert === undefined) return undefined
  const key = options.value('key') ?? cert
  const keyInput = inputOf(key, aPrivateKey, context, generation)
  if ('mistake' in keyInput) return keyInput
  if (!privateKeyInFile(keyInput.toString()))
    return { mistake: notFound(aPrivateKey, key, generation) }
  const input = inputOf(cert, aCertificate, context, generation)
  if ('mistake' in input) return input
  const [own] = certificatesInFile(input.toString())
  if (!own) return { mistake: notFound(aCertificate, cert, generation) }
  return { certificatesPem: own.pem, privateKeyPem: keyInput.toString() }
}

/** What is said of a certificate and a key that do not belong together. */
export function otherKeyText(generation: OpensslGeneration): string {
  const error =
    generation === '3'
      ? 'error:05800074:x509 certificate routines:X509_check_private_key:key values mismatch'
      : 'error:0B080074:x509 certificate routines:X509_check_private_key:key values mismatch'
  const place = generation === '1.0' ? 'x509_cmp.c:341:' : '../crypto/x509/x509_cmp.c:299:'
  return `error setting private key\n${queueLine(generation, error, place)}`
}
