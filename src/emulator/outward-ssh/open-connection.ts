import type { Duplex } from 'node:stream'
import type { Recorder } from '../../journal/journal.ts'
import type { CommandContext } from '../../linux/index.ts'
import { openSsh, type SshOutcome, type SshSession } from '../../ssh/index.ts'
import { preferringHostKey } from '../host-key-preference.ts'
import { onceAborted } from '../once-aborted.ts'
import { shellDials } from '../shell-dials.ts'
import { journalSsh } from '../ssh-journal.ts'
import { checkHostKey, knownHostsOf } from './check-host-key.ts'
import { openSshVersion, type OutwardSshPlan } from './client-plan.ts'
import { dialFailureWords, refusalWords } from './failure-words.ts'
import { readIdentity } from './identity-file.ts'
import { createQuestions } from './questions.ts'
import { chosenOffer } from './ssh-options.ts'
import type { SshTarget } from './target.ts'

/** A connection of one of OpenSSH's programs, logged in; undefined when there is none, which has been said then. */
export interface OutwardConnection {
  readonly session: SshSession
  /** The stream of the connection in the journal. */
  readonly record: Recorder
}

/** What a program says to the user: on the terminal at once, otherwise with its errors. */
export type Say = (text: string) => void

/** As long as Linux tries to connect with the usual six retries (tcp(7), tcp_syn_retries). */
const CONNECT_MS = 127_000
/** How long people may take to log in. */
const LOGIN_MS = 3_600_000

/** Dials, looks at the host key and logs in, asking at the terminal. Rejects with `Interrupted` at Ctrl-C. */
export async function openConnection(
  plan: OutwardSshPlan,
  target: SshTarget,
  { context, say }: { readonly context: CommandContext; readonly say: Say },
): Promise<OutwardConnection | undefined> {
  const { surroundings } = plan
  const { host, port, connectMs = CONNECT_MS } = target
  const record = surroundings.record(surroundings.nextStream('dial'))
  const to = `${host}:${port}`
  const dialling = shellDials(surroundings).dial({
    host,
    port,
    service: 'ssh',
    withinMs: connectMs,
  })
  const forget = onceAborted(
    context.signal,
    () => void dialling.then((late) => late.ok && late.socket.destroy()),
  )
  const dialled = await context.until(dialling)
  if (!dialled.ok) {
    record('dial.failed', { to, reason: dialled.reason })
    say(dialFailureWords(target, isUnknownName(plan, host) ? 'unknown-host' : dialled.reason))
    return undefined
  }
  record('connection.dialled', { service: 'ssh', to })
  const session = await logIn(plan, target, { context, say, record, socket: dialled.socket })
  // From now on Ctrl-C is the business of whoever uses the session.
  forget()
  return session && { session, record }
}

/** A name that nobody in the lab has is not resolved where the outside is not reached. */
function isUnknownName({ surroundings }: OutwardSshPlan, host: string): boolean {
  return !/^[\d.]+$|:/.test(host) && surroundings.lookUp(host) === undefined
}

interface LoginParts {
  readonly context: CommandContext
  readonly say: Say
  readonly record: Recorder
  readonly socket: Duplex
}

async function logIn(
  { surroundings, client }: OutwardSshPlan,
  target: SshTarget,
  { context, say, record, socket }: LoginParts,
): Promise<SshSession | undefined> {
  const { clock, crashed, lookUp } = surroundings
  const sheet = client()
  const version = openSshVersion(sheet)
  const address = lookUp(target.host) ?? target.host
  const questions = createQuestions(context)
  const privateKey = readIdentity(context, target, say)
  let mayAsk = context.tty !== undefined && target.settings.get('batchmode') !== 'yes'
  let isJudged = false
  const withinMs = target.connectMs ?? LOGIN_MS
  // A time limit is over once the server has shown its key.
  const timer = clock.setTimeout(() => !isJudged && socket.destroy(), withinMs)

  const opening = openSsh(socket, {
    clock,
    ...sheet,
    offer: offerOf(sheet.offer, target, context),
    user: target.user,
    ...(privateKey !== undefined && { privateKey }),
    readyWithinMs: LOGIN_MS,
    async verifyHostKey(key) {
      isJudged = true
      const { type, fingerprintSha256: sha256, fingerprintMd5: md5 } = key
      record('hostkey.presented', { type, sha256, md5 })
      const answer = await checkHostKey(key, { target, address, context, questions, say, version })
      if (answer.goesOn) mayAsk &&= answer.sendsPasswords
      else record('hostkey.refused', { type, sha256, md5, reason: answer.reason })
      return answer.goesOn
    },
    async askPassword({ earlier, prompt }) {
      if (!mayAsk) return undefined
      if (earlier > 0) say('Permission denied, please try again.\n')
      return questions.ask(prompt ?? `${target.user}@${target.host}'s password: `, { echo: false })
    },
    observe: journalSsh(record, 'client', (error) =>
      crashed(`connection to ${target.host}`, error),
    ),
  })
  try {
    const outcome = await questions.during(opening)
    if (outcome.ok) return outcome.session
    explain(outcome, target, say, isJudged)
    return undefined
  } finally {
    clock.clearTimeout(timer)
  }
}

/** What keeps a client from a session, in its own words; about host keys all is said already. */
function explain(
  { refusal }: SshOutcome & { readonly ok: false },
  target: SshTarget,
  say: Say,
  isJudged: boolean,
): void {
  if (refusal.kind === 'host-key-refused') return
  if (refusal.kind === 'closed-early' && isJudged)
    return say(`Connection closed by ${target.host} port ${target.port}\n`)
  say(refusalWords(target, refusal, METHODS))
}

/** The login methods that the servers of the lab name. */
const METHODS = 'publickey,password,keyboard-interactive'

/** Host key types that are known of the host come first, so that its key can be compared. */
function offerOf(
  usual: Parameters<typeof chosenOffer>[0],
  target: SshTarget,
  context: CommandContext,
) {
  const offer = chosenOffer(usual, target.settings)
  const { entries } = knownHostsOf(context, target)
  return entries.reduceRight((sorted, { type }) => preferringHostKey(sorted, type), offer)
}
