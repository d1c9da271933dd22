import type { HandshakeExplanation, HostKeyFacts, SshRefusal } from '../ssh/index.ts'
import type { Pin } from './pin.ts'
import { emptySettings, type Setting } from './settings.ts'
import type { TestUpload } from './test-upload.ts'

/** What a probe found, in one word. */
export type VerdictWord =
  | 'works'
  | 'no-common-algorithm'
  | 'key-exchange-failed'
  | 'signature-bad'
  | 'handshake-failed'
  | 'host-key-mismatch'
  /** It works with any host key, although one was to be pinned. */
  | 'host-key-unchecked'
  | 'login-refused'
  | 'upload-refused'
  | 'unreachable'
  | 'no-answer'
  /** Both agreed on an algorithm that the lab cannot carry out, so that it cannot tell. */
  | 'unknown'

/** The outcome of a probe: a word for programs, a sentence for people. */
export interface Verdict {
  readonly word: VerdictWord
  readonly says: string
}

/** Who meets whom, as a verdict names them: `ucsm@4.0(2a)` and `host:22`. */
export interface Parties {
  readonly appliance: string
  readonly peer: string
}

const listNames: Readonly<Record<Setting, string>> = {
  kex: 'key exchange',
  hostKey: 'host key algorithm',
  cipher: 'cipher',
  mac: 'MAC',
  compression: 'compression method',
}

/** It works; `proven` says how much of it was tried. */
export function works({ appliance, peer }: Parties, proven: string): Verdict {
  return { word: 'works', says: `${appliance} and ${peer} work together: ${proven}.` }
}

/** It would fail, for a reason that follows a colon. */
export function fails(word: VerdictWord, { appliance, peer }: Parties, reason: string): Verdict {
  return { word, says: `${appliance} fails with ${peer}: ${reason}.` }
}

/** They have nothing in common in these settings. */
export function nothingInCommon(parties: Parties, explanation: HandshakeExplanation): Verdict {
  const names = emptySettings(explanation).map((setting) => `no ${listNames[setting]}`)
  return fails('no-common-algorithm', parties, `they have ${inWords(names)} in common`)
}

/** The key is not the pinned one, so that nothing of a login is ever sent. */
export function keyMismatch(
  parties: Parties,
  { type, md5 }: Pin,
  { type: shownType, fingerprintMd5 }: HostKeyFacts,
): Verdict {
  const pinned = type === undefined ? md5 : `${type} ${md5}`
  const shown = `its host key is ${shownType} ${fingerprintMd5}, and ${pinned} is pinned`
  return fails('host-key-mismatch', parties, `${shown}; the handshake ends before any login`)
}

/** A pin for one host does not protect another: with the server all would go well, whoever it is. */
export function keyUnchecked({ appliance, peer }: Parties, host: string): Verdict {
  const says = `${appliance} takes any host key of ${peer}: the pin is for ${host}, and hosts are compared as they are typed.`
  return { word: 'host-key-unchecked', says }
}

/** They agreed on what the lab cannot carry out. */
export function cannotTell({ appliance, peer }: Parties, detail: string): Verdict {
  const says = `Whether ${appliance} and ${peer} work together is unknown: they agree, but the lab cannot go on, since ${detail}.`
  return { word: 'unknown', says }
}

/** What kept a client from a handshake. */
export function verdictOn(refusal: SshRefusal, parties: Parties): Verdict {
  const { kind, detail, explanation } = refusal
  switch (kind) {
    case 'no-common-algorithm':
      if (explanation) return nothingInCommon(parties, explanation)
      return fails('handshake-failed', parties, detail)
    case 'algorithm-unsupported':
      return cannotTell(parties, detail)
    case 'key-exchange-failed':
    case 'signature-bad':
      return fails(kind, parties, `they agree in everything, and then it says "${detail}"`)
    case 'closed-early':
    case 'timeout':
      if (!explanation) return fails('no-answer', parties, `no SSH answer came (${detail})`)
      return fails('handshake-failed', parties, detail)
    default:
      return fails('handshake-failed', parties, detail)
  }
}

/** What kept a client from its session after the handshake; `tried` are the methods it came to use. */
export function verdictOnLogin(
  { kind, detail }: SshRefusal,
  parties: Parties,
  tried: readonly string[],
): Verdict {
  const why = {
    refused: 'the handshake works, but the server refuses this user or password',
    notAsked: 'the handshake works, but the server takes no password from this user',
    unanswered: `the handshake works, but no login comes about: ${detail}`,
  }
  if (kind !== 'auth-refused') return fails('login-refused', parties, why.unanswered)
  return fails('login-refused', parties, tried.length > 0 ? why.refused : why.notAsked)
}

/** What comes before an upload, as far as it works, and in a sentence of its own. */
const beforeUpload = {
  ssh: { listed: 'handshake, login', told: 'handshake and login work' },
  ftp: { listed: 'login', told: 'the login works' },
  tftp: { listed: 'write request', told: 'the server answers' },
} as const

/** How the test upload ended, after what comes before it worked. */
export function verdictOnUpload(
  { ok, path, bytes, detail }: TestUpload,
  parties: Parties,
  over: keyof typeof beforeUpload = 'ssh',
): Verdict {
  const { listed, told } = beforeUpload[over]
  if (ok) return works(parties, `${listed} and an upload of ${bytes} bytes to ${path} succeeded`)
  return fails(
    'upload-refused',
    parties,
    `${told}, but the upload to ${path} is refused: ${detail}`,
  )
}

function inWords(names: readonly string[]): string {
  if (names.length < 2) return names.join('')
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
