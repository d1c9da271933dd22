import {
  certificatesInFile,
  crlLine,
  crlText,
  pemBlocks,
  readRevocationList,
  type CrlLineName,
  type RevocationList,
} from '../../../../src/emulator/index.ts'
import type { OpensslAct } from './act.ts'
import { releaseOf } from './generation.ts'
import { readOptions } from './option-reader.ts'
import { aRevocationList, fileText, inputOf, notFound } from './program-input.ts'

const LINES: readonly string[] = [
  'issuer',
  'lastupdate',
  'nextupdate',
  'crlnumber',
] satisfies CrlLineName[]
const OPTIONS = {
  command: 'crl',
  flags: [...LINES, 'text', 'noout'],
  values: ['in', 'inform', 'CAfile'],
}

/** `openssl crl`: shows a list of revoked certificates, and with `-CAfile` says whether its issuer has signed it. */
export const crl: OpensslAct = (args, { context, generation }) => {
  const options = readOptions(args, OPTIONS, generation)
  if ('mistake' in options) return options.mistake
  const name = options.value('in')
  const input = inputOf(name, aRevocationList, context, generation)
  if ('mistake' in input) return input.mistake
  const list = listIn(input, options.value('inform')?.toUpperCase() === 'DER')
  if (!list) return notFound(aRevocationList, name, generation)
  const release = releaseOf(generation)
  const lines = options.flags
    .filter((flag) => LINES.includes(flag))
    .map((flag) => `${crlLine(list, flag as CrlLineName, { release })}\n`)
  const text = options.flags.includes('text') ? crlText(list, release) : ''
  const body = options.flags.includes('noout') ? '' : list.pem
  const authority = options.value('CAfile')
  const stderr =
    authority === undefined ? '' : `verify ${isSigned(list, fileText(authority, context))}\n`
  return { stdout: `${lines.join('')}${text}${body}`, stderr }
}

function listIn(input: Buffer, isDer: boolean): RevocationList | undefined {
  if (isDer) return readRevocationList(input)
  const block = pemBlocks(input.toString()).find(({ label }) => label === 'X509 CRL')
  return block && readRevocationList(block.bytes)
}

function isSigned(list: RevocationList, authorityPem: string): string {
  const holds = certificatesInFile(authorityPem).some(
    ({ publicKey }) => publicKey && list.isSignedBy(publicKey),
  )
  return holds ? 'OK' : 'failure'
}
