import {
  certificatesInFile,
  checkEnd,
  publicKeyPem,
  readCertificate,
  x509Line,
  x509Text,
  type Certificate,
  type CommandOutcome,
  type LineName,
} from '../../../../src/emulator/index.ts'
import type { OpensslAct, OpensslPlace } from './act.ts'
import { releaseOf } from './generation.ts'
import { readOptions, type TypedOptions } from './option-reader.ts'
import { aCertificate, inputOf, notFound } from './program-input.ts'

const LINES: readonly string[] = [
  'subject',
  'issuer',
  'serial',
  'startdate',
  'enddate',
  'dates',
  'fingerprint',
  'modulus',
] satisfies LineName[]
const DIGESTS = ['md5', 'sha1', 'sha256'] as const
const OPTIONS = {
  command: 'x509',
  flags: [...LINES, ...DIGESTS, 'text', 'pubkey', 'noout'],
  values: ['in', 'inform', 'outform', 'nameopt', 'checkend', 'certopt'],
}

/** `openssl x509`: shows a certificate, in the order of the options. */
export const x509: OpensslAct = (args, place) => {
  const { context, generation } = place
  const options = readOptions(args, OPTIONS, generation)
  if ('mistake' in options) return options.mistake
  const name = options.value('in')
  const input = inputOf(name, aCertificate, context, generation)
  if ('mistake' in input) return input.mistake
  const isDer = options.value('inform')?.toUpperCase() === 'DER'
  const certificate = isDer ? readCertificate(input) : certificatesInFile(input.toString())[0]
  return certificate ? shown(certificate, options, place) : notFound(aCertificate, name, generation)
}

function shown(
  certificate: Certificate,
  options: TypedOptions,
  { context, generation }: OpensslPlace,
): CommandOutcome {
  const { flags } = options
  const parts = flags.flatMap((flag) => partOf(flag, certificate, { options, generation }))
  const seconds = options.value('checkend')
  const atMs = context.host.clock.now()
  const end =
    seconds === undefined ? undefined : checkEnd(certificate, { atMs, seconds: Number(seconds) })
  const body = flags.includes('noout') ? '' : certificate.pem.trimEnd()
  const lines = [...parts, end?.text ?? '', body].filter((part) => part !== '')
  return { stdout: lines.map((line) => `${line}\n`).join(''), exitCode: end?.expires ? 1 : 0 }
}

function partOf(
  flag: string,
  certificate: Certificate,
  { options, generation }: { options: TypedOptions } & Pick<OpensslPlace, 'generation'>,
): string[] {
  const release = releaseOf(generation)
  if (flag === 'text') return [x509Text(certificate, release).trimEnd()]
  if (flag === 'pubkey') return [(publicKeyPem(certificate) ?? '').trimEnd()]
  if (!LINES.includes(flag)) return []
  const digest = DIGESTS.find((name) => options.flags.includes(name))
  const asked = options.value('nameopt')
  const nameForm = (['oneline', 'RFC2253', 'compat'] as const).find((form) => form === asked)
  return [
    x509Line(certificate, flag as LineName, {
      release,
      ...(nameForm && { nameForm }),
      ...(digest && { digest }),
    }),
  ]
}
