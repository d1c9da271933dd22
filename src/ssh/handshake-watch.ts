import type { Ending } from './ending.ts'
import type { SshEvent, SshObserver, SshRole } from './events.ts'
import { agreedIn, IMPLICIT, negotiate, type HandshakeExplanation } from './explain.ts'
import { categories, readKexInit, type Category, type OfferLists } from './kexinit.ts'
import { canRun } from './runnable.ts'
import type { Ssh2Protocol } from './ssh2-internals.ts'
import { watchDisconnect, watchKexInits } from './ssh2-watch.ts'
import { disconnectCodes } from './transport-messages.ts'

/** What is known of the handshake of one connection, in either role. */
export interface HandshakeWatch {
  /** The last negotiation; `undefined` before the peer's KEXINIT. */
  readonly explanation: HandshakeExplanation | undefined
  /** The name agreed on in a category, of the last negotiation. */
  agreed: (category: Category) => string | undefined
  /** Both sides have taken the new keys into use. */
  completed: () => void
  /** The connection is over; an unfinished handshake is told as refused by the side that left without goodbye. */
  closed: () => void
}

interface WatchParts {
  readonly protocol: Ssh2Protocol
  readonly role: SshRole
  readonly lists: OfferLists
  readonly ending: Ending
  readonly observe: SshObserver
}

/** Explains every handshake from the KEXINITs on the wire, and ends those that cannot come about. */
export function watchHandshakes({
  protocol,
  role,
  lists,
  ending,
  observe,
}: WatchParts): HandshakeWatch {
  const peer: SshRole = role === 'server' ? 'client' : 'server'
  let explanation: HandshakeExplanation | undefined
  let handshakes = 0
  let pending = false
  let peerCode: number | undefined

  function judge(payload: Buffer): void {
    const theirs = readKexInit(payload)
    if (!theirs || ending.why) return
    const [client, server] = role === 'server' ? [theirs, lists] : [lists, theirs]
    explanation = negotiate(client, server)
    const { failedAt } = explanation
    if (failedAt) return refuse(explanation, failedAt)
    const category = categories.find((each) => !canRun(each, agreedIn(explanation!, each)!))
    if (category) return giveUp(explanation, category)
    pending = true
  }

  function refuse(explanation: HandshakeExplanation, failedAt: Category): void {
    const code = disconnectCodes.keyExchangeFailed
    const text = `no matching ${titles[failedAt]} found`
    observe({ type: 'handshake.refused', explanation, by: role, code })
    ending.end({ reason: 'error', detail: text }, { code, text })
  }

  function giveUp(explanation: HandshakeExplanation, category: Category): void {
    const name = agreedIn(explanation, category) ?? IMPLICIT
    const text = `${titles[category]} ${name} is not supported`
    observe({ type: 'handshake.unsupported', explanation, category, name })
    ending.end({ reason: 'error', detail: text }, { code: disconnectCodes.keyExchangeFailed, text })
  }

  watchKexInits(protocol, judge)
  watchDisconnect(protocol, (code, text) => {
    peerCode = code
    if (code === disconnectCodes.byApplication)
      ending.note({ reason: 'bye', ...(text && { detail: text }) })
    else ending.note({ reason: 'error', detail: text || `DISCONNECT ${code}` })
  })

  return {
    get explanation() {
      return explanation
    },
    agreed: (category) => explanation && agreedIn(explanation, category),
    completed() {
      if (!pending || !explanation) return
      pending = false
      observe({ type: 'handshake.agreed', explanation, rekey: handshakes++ > 0 })
    },
    closed() {
      const why = { code: peerCode ?? ending.said?.code, detail: ending.why?.detail }
      // A client that says goodbye here came for the host key and has it; nothing was refused.
      if (!pending || !explanation || why.code === disconnectCodes.byApplication) return
      const left = ending.why && ending.why.reason !== 'dropped' && peerCode === undefined
      observe(brokenOff(explanation, left ? role : peer, why))
    },
  }
}

/** What is told of a handshake that ended although everything was agreed. */
function brokenOff(
  explanation: HandshakeExplanation,
  by: SshRole,
  { code, detail }: { code: number | undefined; detail: string | undefined },
): SshEvent {
  return {
    type: 'handshake.refused',
    explanation,
    by,
    ...(code !== undefined && { code }),
    ...(detail !== undefined && { detail }),
  }
}

/** The categories in the words OpenSSH uses for them. */
const titles: Readonly<Record<Category, string>> = {
  kex: 'key exchange method',
  hostKey: 'host key type',
  cipherToServer: 'cipher',
  cipherToClient: 'cipher',
  macToServer: 'MAC',
  macToClient: 'MAC',
  compressionToServer: 'compression method',
  compressionToClient: 'compression method',
}
