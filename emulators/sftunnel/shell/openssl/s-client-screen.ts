import {
  nameLine,
  onelineName,
  slashName,
  type Certificate,
  type DistinguishedName,
} from '../../../../src/emulator/index.ts'
import type { OpensslGeneration } from '../../vocabulary.ts'
import { certificateTime } from './certificate-time.ts'
import { releaseOf } from './generation.ts'

/** What `s_client` has seen of a server by the end of the handshake, whether it came about or not. */
export interface ServerSight {
  readonly presented: readonly Certificate[]
  /** Whether the server's chain was let pass, so that its certificate counts. */
  readonly isTaken: boolean
  /** As OpenSSL names them; undefined when the server chose none. */
  readonly version: string | undefined
  readonly cipher: string | undefined
  readonly code: { readonly number: number; readonly text: string }
  readonly bytes: { readonly read: number; readonly written: number }
  /** The highest version that was offered: that of a session that never was. */
  readonly offered: string
  readonly atMs: number
}

/** How the command was called. */
export interface ScreenOptions {
  readonly generation: OpensslGeneration
  readonly showsChain: boolean
}

/** What `s_client` prints after `CONNECTED`; session id, master key and ticket are left out. */
export function serverScreen(sight: ServerSight, options: ScreenOptions): string {
  const { generation } = options
  const { bytes, code } = sight
  const verification = code.number === 0 ? 'Verification: OK' : `Verification error: ${code.text}`
  const parts = [
    ...chainPart(sight.presented, options),
    ...certificatePart(sight, options),
    'No client certificate CA names sent',
    '---',
    `SSL handshake has read ${bytes.read} bytes and written ${bytes.written} bytes`,
    ...(generation === '1.0' ? [] : [verification]),
    '---',
    ...agreementPart(sight, generation),
    ...(sight.version === 'TLSv1.3' ? resultPart(sight) : sessionPart(sight, generation)),
    '---',
  ]
  return ['---', ...parts, ''].join('\n')
}

function chainPart(
  presented: readonly Certificate[],
  { generation, showsChain }: ScreenOptions,
): string[] {
  if (presented.length === 0) return []
  const name = generation === '1.0' ? slashName : onelineName
  const rows = presented.flatMap((certificate, depth) => [
    ` ${depth} s:${name(certificate.subject)}`,
    `   i:${name(certificate.issuer)}`,
    ...(generation === '3' ? newerLines(certificate) : []),
    ...(showsChain ? [certificate.pem.trimEnd()] : []),
  ])
  return ['Certificate chain', ...rows, '---']
}

/** From 3.0 on the key, the signature and the validity are told as well. */
function newerLines(certificate: Certificate): string[] {
  const { publicKey } = certificate
  const bits = publicKey?.asymmetricKeyDetails?.modulusLength ?? 256
  const from = certificateTime(certificate, 'startdate')
  const to = certificateTime(certificate, 'enddate')
  return [
    `   a:PKEY: rsaEncryption, ${bits} (bit); sigalg: ${SIGNATURES[certificate.signatureOid] ?? certificate.signatureOid}`,
    `   v:NotBefore: ${from}; NotAfter: ${to}`,
  ]
}

/** Short names of the signature algorithms of RSA. */
const SIGNATURES: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.4': 'RSA-MD5',
  '1.2.840.113549.1.1.5': 'RSA-SHA1',
  '1.2.840.113549.1.1.11': 'RSA-SHA256',
  '1.2.840.113549.1.1.12': 'RSA-SHA384',
  '1.2.840.113549.1.1.13': 'RSA-SHA512',
}

function certificatePart(
  { presented, isTaken }: ServerSight,
  { generation, showsChain }: ScreenOptions,
): string[] {
  const [leaf] = presented
  if (!leaf || !isTaken) return ['no peer certificate available', '---']
  const gap = generation === '1.1.1' ? [''] : []
  return [
    'Server certificate',
    ...(showsChain ? [] : [leaf.pem.trimEnd()]),
    ownerLine('subject', leaf.subject, generation),
    ...gap,
    ownerLine('issuer', leaf.issuer, generation),
    ...gap,
    '---',
  ]
}

/** As x509 has it, except that 1.0 leaves no blank here. */
function ownerLine(title: string, name: DistinguishedName, generation: OpensslGeneration): string {
  const line = nameLine(title, name, { release: releaseOf(generation) })
  return generation === '1.0' ? line.replace('= ', '=') : line
}

function agreementPart(
  { presented, isTaken, version, cipher }: ServerSight,
  generation: OpensslGeneration,
): string[] {
  const [leaf] = presented
  const bits = leaf?.publicKey?.asymmetricKeyDetails?.modulusLength
  const said = generation === '1.0' ? 'TLSv1/SSLv3' : version
  const isChosen = isTaken && cipher !== undefined
  const mayRenegotiate = version !== undefined && version !== 'TLSv1.3'
  return [
    isChosen ? `New, ${said}, Cipher is ${cipher}` : 'New, (NONE), Cipher is (NONE)',
    ...(isTaken && bits !== undefined ? [`Server public key is ${bits} bit`] : []),
    `Secure Renegotiation IS ${mayRenegotiate ? '' : 'NOT '}supported`,
    'Compression: NONE',
    'Expansion: NONE',
    'No ALPN negotiated',
  ]
}

function resultPart({ code }: ServerSight): string[] {
  return ['Early data was not sent', `Verify return code: ${code.number} (${code.text})`]
}

/** Seconds after which OpenSSL forgets a session (SSL_CTX_set_timeout(3)). */
const TIMEOUT_SECONDS = 7_200

function sessionPart(sight: ServerSight, generation: OpensslGeneration): string[] {
  const { version, cipher, code, isTaken, offered, atMs } = sight
  const isChosen = isTaken && cipher !== undefined
  const { number, text } = isTaken ? code : { number: 0, text: 'ok' }
  return [
    'SSL-Session:',
    `    Protocol  : ${version ?? offered}`,
    `    Cipher    : ${isChosen ? cipher : '0000'}`,
    '    Session-ID: ',
    '    Session-ID-ctx: ',
    '    Master-Key: ',
    ...(generation === '1.0' ? ['    Key-Arg   : None'] : []),
    '    PSK identity: None',
    '    PSK identity hint: None',
    '    SRP username: None',
    `    Start Time: ${Math.floor(atMs / 1000)}`,
    `    Timeout   : ${TIMEOUT_SECONDS} (sec)`,
    `    Verify return code: ${number} (${text})`,
    ...(generation === '1.0'
      ? []
      : [`    Extended master secret: ${version === undefined ? 'no' : 'yes'}`]),
  ]
}
