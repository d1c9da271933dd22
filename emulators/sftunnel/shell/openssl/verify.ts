import {
  certificatesInFile,
  isForgivenByCommand,
  onelineName,
  pemBlocks,
  readRevocationList,
  verifyChain,
  type Certificate,
  type CommandOutcome,
  type RevocationList,
} from '../../../../src/emulator/index.ts'
import type { OpensslGeneration } from '../../vocabulary.ts'
import type { OpensslAct, OpensslPlace } from './act.ts'
import { queueLine, releaseOf } from './generation.ts'
import { readOptions, type TypedOptions } from './option-reader.ts'
import { aCertificate, fileBytes, inputOf, notFound, notOpened } from './program-input.ts'

const OPTIONS = {
  command: 'verify',
  flags: ['verbose', 'crl_check', 'crl_check_all', 'no-CAfile', 'no-CApath', 'x509_strict'],
  values: ['CAfile', 'untrusted', 'attime', 'CRLfile', 'purpose'],
}

/** What certificates are judged against. */
interface Judgement {
  readonly trusted: readonly Certificate[]
  readonly untrusted: readonly Certificate[]
  readonly crls: readonly RevocationList[]
  readonly atMs: number
  readonly options: TypedOptions
}

/** `openssl verify`: judges the first certificate of each file at the appliance's own time, or at that of `-attime`. */
export const verify: OpensslAct = (args, place) => {
  const { context, generation } = place
  const options = readOptions(args, OPTIONS, generation)
  if ('mistake' in options) return options.mistake
  const trusted = certificatesOf(options.value('CAfile'), place)
  if ('mistake' in trusted) return trusted.mistake
  const untrusted = certificatesOf(options.value('untrusted'), place)
  if ('mistake' in untrusted) return untrusted.mistake
  const crls = listsOf(options.value('CRLfile'), place)
  const seconds = options.value('attime')
  const atMs = seconds === undefined ? context.host.clock.now() : Number(seconds) * 1000
  const against: Judgement = { trusted, untrusted, crls, atMs, options }
  const names = options.operands.length > 0 ? options.operands : [undefined]
  const said = names.map((name) => judged(name, against, place))
  return {
    stdout: said.map(({ stdout = '' }) => String(stdout)).join(''),
    stderr: said.map(({ stderr = '' }) => stderr).join(''),
    exitCode: said.every(({ exitCode = 0 }) => exitCode === 0) ? 0 : 2,
  }
}

/** The certificates of a trust file; nothing without one. */
function certificatesOf(
  name: string | undefined,
  { context, generation }: OpensslPlace,
): readonly Certificate[] | { readonly mistake: CommandOutcome } {
  if (name === undefined) return []
  const bytes = fileBytes(name, context)
  const lead = `Error loading file ${name}\n`
  if (!Buffer.isBuffer(bytes)) {
    const { words } = bytes.refusal
    return { mistake: { stderr: lead + notOpened(name, words, generation), exitCode: 1 } }
  }
  const found = certificatesInFile(bytes.toString())
  return found.length > 0
    ? found
    : { mistake: { stderr: lead + withoutCertificates(generation), exitCode: 1 } }
}

function withoutCertificates(generation: OpensslGeneration): string {
  // OpenSSL 1.0 leaves the queue empty.
  if (generation === '1.0') return ''
  const [error, place] =
    generation === '3'
      ? ['05800088:x509 certificate routines:X509_load_cert_crl_file_ex', 'x509/by_file.c:252:']
      : ['0B084088:x509 certificate routines:X509_load_cert_crl_file', 'x509/by_file.c:215:']
  const fact = `error:${error}:no certificate or crl found`
  return queueLine(generation, fact, `../crypto/${place}`)
}

function listsOf(name: string | undefined, { context }: OpensslPlace): RevocationList[] {
  const bytes = name === undefined ? undefined : fileBytes(name, context)
  if (!Buffer.isBuffer(bytes)) return []
  return pemBlocks(bytes.toString())
    .filter(({ label }) => label === 'X509 CRL')
    .map((block) => readRevocationList(block.bytes))
    .filter((list) => list !== undefined)
}

function judged(
  name: string | undefined,
  against: Judgement,
  { context, generation }: OpensslPlace,
): CommandOutcome {
  const input = inputOf(name, aCertificate, context, generation)
  if ('mistake' in input) return input.mistake
  const [leaf] = certificatesInFile(input.toString())
  if (!leaf) return notFound(aCertificate, name, generation)
  const faults = faultsOf(leaf, against, generation)
  const title = name ?? 'stdin'
  const lines = faults.map(
    ({ number, text, depth, certificate }) =>
      `${onelineName(certificate.subject)}\nerror ${number} at ${depth} depth lookup:${generation === '1.0' ? '' : ' '}${text}\n`,
  )
  if (faults.length === 0) return { stdout: `${title}: OK\n` }
  // OpenSSL 1.0 begins the line of the file before it judges it, and says everything on standard output.
  if (generation === '1.0') return { stdout: `${title}: ${lines.join('')}`, exitCode: 2 }
  return { stderr: `${lines.join('')}error ${title}: verification failed\n`, exitCode: 2 }
}

function faultsOf(
  leaf: Certificate,
  { trusted, untrusted, crls, atMs, options }: Judgement,
  generation: OpensslGeneration,
) {
  const { flags } = options
  const extent = flags.includes('crl_check_all') ? 'chain' : 'leaf'
  const isLookedUp = flags.includes('crl_check') || flags.includes('crl_check_all')
  const purpose = { sslserver: 'server', sslclient: 'client' } as const
  const asked = options.value('purpose')
  const role = purpose[asked as keyof typeof purpose]
  return verifyChain({
    presented: [leaf, ...untrusted],
    trusted,
    crls,
    atMs,
    release: releaseOf(generation),
    checkRevocation: isLookedUp ? extent : 'none',
    forgives: isForgivenByCommand,
    ...(role && { purpose: role }),
  }).faults
}
