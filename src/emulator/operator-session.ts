import { ClaimBroken } from '../errors/claim-broken.ts'
import { openSsh, type SshClientChannel, type SshOffer, type SshRefusal } from '../ssh/index.ts'
import { operatorOffer } from './operator-offer.ts'
import type { Dialled, DialPlan } from './surroundings.ts'
import type { Clock } from '../clock/lab-clock.ts'
import type { SshObserver } from '../ssh/index.ts'

/** Somewhere to log in to. */
export interface LoginTarget {
  readonly name: string
  readonly address: string
  readonly username: string
  readonly password: string
}

/** What to log in with instead of the target's own login. */
export interface LoginOptions {
  readonly username?: string
  readonly password?: string
  readonly port?: number
}

/** A client's place in the lab: what it dials with, and how it waits. */
export interface Workplace {
  readonly clock: Clock
  readonly dial: (to: DialPlan) => Promise<Dialled>
  readonly until: (reached: () => boolean, limitMs: number) => Promise<boolean>
  readonly ident: string
  readonly offer: SshOffer
  readonly observe: SshObserver
  /** Is told of each login; the answer is given what it prints. */
  readonly watch?: (target: string) => (text: string) => void
}

/** A shell that someone has open on an appliance. */
export interface OperatorSession {
  /**
   * Types a line and waits for the next prompt, letting lab time pass as far as the command takes. Returns
   * what was printed in between. Password and yes/no questions are answered from `answers`.
   */
  readonly enter: (line: string, answers?: Answers) => Promise<string>
  /**
   * Sends keys as they are, Enter among them only as `\r`, and lets lab time pass, a second at most; for editors and menus,
   * which end without a prompt. Returns what was printed meanwhile.
   */
  readonly press: (keys: string) => Promise<string>
  /** The prompt that stands there now. */
  readonly prompt: () => string
  /** Everything seen so far. */
  readonly transcript: () => string
  readonly isOpen: () => boolean
  readonly close: () => void
}

/** What to say when a command asks; an empty password and `yes` unless given. */
export interface Answers {
  readonly password?: string
  readonly confirm?: 'yes' | 'no'
}

/** What kept a client from a shell. */
export type LoginRefused = {
  readonly ok: false
  readonly reason: string
  readonly refusal?: SshRefusal
}
/** A shell, or what kept the client from one. */
export type LoginOutcome = { readonly ok: true; readonly session: OperatorSession } | LoginRefused

const LOGIN_LIMIT_MS = 120_000
const COMMAND_LIMIT_MS = 3_600_000
const PRESS_MS = 1_000
const PROMPT = /(?:^|\n)([^\n]*[#>$%] ?)$/
const PASSWORD_QUESTION = /[Pp]assword[^\n]*: ?$/
/** As `(yes/no):` and `(yes/no/[fingerprint])? `; in brackets as `[yes/no]:`, `[y/n]?` and `[n]? :`; and as `Please enter 'YES' or 'NO': `. */
const YES_NO_QUESTION =
  /(?:\(yes\/no(?:\/\[fingerprint\])?\)[^\n]*|\[(?:yes\/no|y\/n|y|n)\][?: ]*|'YES' or 'NO': )$/
/** Wide enough that no line is wrapped by the terminal. */
const COLUMNS = 511

/** The client that scripts log in with unless they name another: one that has everything the lab can run. */
export const operatorClient = { ident: 'OpenSSH_9.2', offer: operatorOffer } as const

/** Logs in and waits for the prompt. Throws `ClaimBroken` when the appliance does not let it in. */
export async function loginTo(
  target: LoginTarget,
  workplace: Workplace,
  options: LoginOptions = {},
): Promise<OperatorSession> {
  const outcome = await tryLogin(target, workplace, options)
  if (outcome.ok) return outcome.session
  throw new ClaimBroken(`the login to ${target.name} succeeds`, outcome.reason)
}

/** Logs in and waits for the prompt, or says why not. */
export async function tryLogin(
  target: LoginTarget,
  workplace: Workplace,
  { username = target.username, password = target.password, port = 22 }: LoginOptions = {},
): Promise<LoginOutcome> {
  const { clock, dial, ident, offer, observe } = workplace
  const withinMs = LOGIN_LIMIT_MS
  const dialled = await dial({ host: target.address, port, service: 'ssh', withinMs })
  if (!dialled.ok) return { ok: false, reason: `connection ${dialled.reason}` }
  const login = { clock, ident, offer, observe, user: username, password, readyWithinMs: withinMs }
  const opened = await openSsh(dialled.socket, login)
  if (!opened.ok) return { ok: false, reason: opened.refusal.detail, refusal: opened.refusal }
  const shell = await opened.session.openShell({ pty: { columns: COLUMNS, rows: 0 } })
  if (!shell.ok) return { ok: false, reason: shell.detail }
  const session = operate(shell.value, opened.session.close, {
    ...workplace,
    watch: workplace.watch?.(target.name),
  })
  await session.ready
  return { ok: true, session }
}

function operate(
  shell: SshClientChannel,
  hangUp: () => void,
  { until, watch }: Pick<Workplace, 'until'> & { watch: ((text: string) => void) | undefined },
) {
  let seen = ''
  let answeredUpTo = 0
  let open = true
  shell.onData((chunk) => {
    const text = chunk.toString()
    watch?.(text)
    seen += text.replaceAll('\r\n', '\n').replaceAll('\r', '')
  })
  const end = async () => {
    await shell.ended
    open = false
  }
  void end()
  const rest = () => seen.slice(answeredUpTo)
  const isWaiting = () =>
    !open || PROMPT.test(rest()) || PASSWORD_QUESTION.test(rest()) || YES_NO_QUESTION.test(rest())

  function answer(text: string): void {
    answeredUpTo = seen.length
    shell.write(`${text}\r`)
  }

  async function enter(
    line: string,
    { password = '', confirm = 'yes' }: Answers = {},
  ): Promise<string> {
    const start = seen.length
    answer(line)
    for (;;) {
      if (!(await until(isWaiting, COMMAND_LIMIT_MS)))
        throw new ClaimBroken(`"${line}" is answered`, seen.slice(start))
      if (!open) return withoutEcho(seen.slice(start), line)
      if (PROMPT.test(rest())) return withoutPrompt(withoutEcho(seen.slice(start), line))
      answer(PASSWORD_QUESTION.test(rest()) ? password : confirm)
    }
  }

  async function press(keys: string): Promise<string> {
    const start = seen.length
    answeredUpTo = start
    shell.write(keys)
    await until(() => !open, PRESS_MS)
    return seen.slice(start)
  }

  return {
    ready: until(isWaiting, LOGIN_LIMIT_MS),
    enter,
    press,
    prompt: () => PROMPT.exec(seen)?.[1] ?? '',
    transcript: () => seen,
    isOpen: () => open,
    close: hangUp,
  }
}

function withoutEcho(text: string, line: string): string {
  return text.startsWith(line) ? text.slice(line.length).replace(/^\n/, '') : text
}

function withoutPrompt(text: string): string {
  return text.replace(/[^\n]*$/, '').replace(/\n$/, '')
}
