import { onelineName, type Certificate, type VerifyFault } from '../../../../src/emulator/index.ts'
import { certificateTime } from './certificate-time.ts'

/** What the verification of a chain came to, without an end at the first fault unless that was asked for. */
export interface JudgedChain {
  readonly faults: readonly VerifyFault[]
  /** From the peer's own certificate towards the root. */
  readonly chain: readonly Certificate[]
  /** Whether a fault ends the handshake. */
  readonly stops: boolean
}

/** Faults that OpenSSL finds on its way down from the root, after those of the chain as a whole (`internal_verify`). */
const ON_THE_WAY: readonly VerifyFault['name'][] = [
  'leaf-unverified',
  'signature-wrong',
  'issuer-key-unreadable',
  'expired',
  'not-yet-valid',
]

/** What `s_client` prints while it verifies: its callback is called for every fault and for every certificate. */
export function callbackLines({ faults, chain, stops }: JudgedChain): string {
  const found = (fault: VerifyFault) => callLines(fault.certificate, fault.depth, fault, stops)
  const before = faults.filter(({ name }) => !ON_THE_WAY.includes(name))
  const lines = before.map(found)
  if (stops && before.length > 0) return lines.join('')
  let last: VerifyFault | undefined = before.at(-1)
  for (let depth = firstDepth(chain); depth >= 0; depth--) {
    const here = faults.filter((one) => one.depth === depth && ON_THE_WAY.includes(one.name))
    lines.push(...here.map(found))
    if (stops && here.length > 0) return lines.join('')
    last = here.at(-1) ?? last
    lines.push(passLines(chain[depth]!, depth, last))
  }
  return lines.join('')
}

/** The number and the words of the last fault, which the end of the output repeats. */
export function verifyCode({ faults }: JudgedChain): {
  readonly number: number
  readonly text: string
} {
  const last = faults.at(-1)
  return last ? { number: last.number, text: last.text } : { number: 0, text: 'ok' }
}

/** A chain without its root is walked from the certificate below the missing one. */
function firstDepth(chain: readonly Certificate[]): number {
  const top = chain.at(-1)
  const isWhole = top && onelineName(top.subject) === onelineName(top.issuer)
  return isWhole ? chain.length - 1 : Math.max(0, chain.length - 2)
}

function callLines(
  certificate: Certificate,
  depth: number,
  fault: VerifyFault,
  stops: boolean,
): string {
  const { number, text } = fault
  return [
    `depth=${depth} ${onelineName(certificate.subject)}\n`,
    `verify error:num=${number}:${text}\n`,
    moreOf(certificate, fault),
    stops ? '' : 'verify return:1\n',
  ].join('')
}

/** The error of the last fault is still there when a certificate passes, and what belongs to it is told again. */
function passLines(certificate: Certificate, depth: number, last: VerifyFault | undefined): string {
  const title = `depth=${depth} ${onelineName(certificate.subject)}\n`
  return `${title}${last ? moreOf(certificate, last) : ''}verify return:1\n`
}

function moreOf(certificate: Certificate, { name }: VerifyFault): string {
  if (name === 'expired') return `notAfter=${certificateTime(certificate, 'enddate')}\n`
  if (name === 'not-yet-valid') return `notBefore=${certificateTime(certificate, 'startdate')}\n`
  if (name === 'issuer-not-found') return `issuer= ${onelineName(certificate.issuer)}\n`
  return ''
}
