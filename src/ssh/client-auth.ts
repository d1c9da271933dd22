import type { AnyAuthMethod } from 'ssh2'
import type { SshObserver } from './events.ts'

/** What a client logs in with, and in which order. */
export interface SshCredentials {
  readonly user: string
  readonly password?: string
  /** A private key in PEM or in OpenSSH's own form. */
  readonly privateKey?: string
  /** Answers to prompts; without it every prompt is answered with the password. */
  readonly answers?: (prompts: readonly string[]) => readonly string[]
  /**
   * Asks for a password where the server wants one, 3 times at most; undefined gives up. `question` is the
   * server's own prompt, where it has one. Used where `password` is left out.
   */
  readonly askPassword?: (asked: PasswordQuestion) => Promise<string | undefined>
  /** Order of the methods; those without a credential are passed over. As OpenSSH by default. */
  readonly methods?: readonly ClientAuthMethod[]
}

/** A password that is to be asked for. */
export interface PasswordQuestion {
  /** How often it was asked for before. */
  readonly earlier: number
  readonly prompt?: string
}

/** The methods a client of the lab can use. */
export type ClientAuthMethod = 'publickey' | 'password' | 'keyboard-interactive'

const USUAL_ORDER = ['publickey', 'password', 'keyboard-interactive'] as const

/** One login, method by method. */
export interface ClientLogin {
  /** The next method to try; false when there is none left. */
  next: (left: readonly string[] | null) => Promise<AnyAuthMethod | false>
  /** The method tried last has been accepted. */
  accepted: () => void
}

/** Tries `none` first, to learn the server's methods, then each of its own that the server names. */
export function clientLogin(credentials: SshCredentials, observe: SshObserver): ClientLogin {
  const { user, methods = USUAL_ORDER } = credentials
  const counted = withCount(credentials)
  const usable = methods.flatMap((method) => attempts(method, counted))
  let tried: AnyAuthMethod | undefined

  function tell(type: 'login.tried' | 'login.accepted' | 'login.refused'): void {
    if (tried && tried.type !== 'none') observe({ type, user, method: tried.type })
  }

  return {
    async next(left) {
      tell('login.refused')
      tried = left === null ? { type: 'none', username: user } : await nextOf(usable, left)
      tell('login.tried')
      return tried ?? false
    },
    accepted: () => tell('login.accepted'),
  }
}

/** One use of a method, made when its turn comes; undefined when nothing can be said then. */
interface Attempt {
  readonly type: ClientAuthMethod
  readonly make: () => AnyAuthMethod | undefined | Promise<AnyAuthMethod | undefined>
}

/** The first attempt with a method that the server names; those before it have had their turn. */
async function nextOf(
  usable: Attempt[],
  left: readonly string[],
): Promise<AnyAuthMethod | undefined> {
  const index = usable.findIndex(({ type }) => left.includes(type))
  const [next] = usable.splice(0, index + 1).slice(-1)
  return index < 0 ? undefined : next?.make()
}

function attempts(type: ClientAuthMethod, credentials: Counted): Attempt[] {
  const { user: username, password, privateKey, askOnce } = credentials
  switch (type) {
    case 'publickey':
      return privateKey === undefined
        ? []
        : [{ type, make: () => ({ type, username, key: privateKey }) }]
    case 'password': {
      if (password !== undefined) return [{ type, make: () => ({ type, username, password }) }]
      const ask = async () => {
        const typed = await askOnce?.()
        return typed === undefined ? undefined : { type, username, password: typed }
      }
      return askOnce ? PASSWORD_TRIES.map(() => ({ type, make: ask })) : []
    }
    case 'keyboard-interactive':
      return answersTo(credentials)
  }
}

function answersTo(credentials: Counted): Attempt[] {
  const { user: username, password, answers, askOnce } = credentials
  const type = 'keyboard-interactive'
  const known = answers ?? (password === undefined ? undefined : allWith(password))
  const reply = async (prompts: readonly string[]) =>
    known?.(prompts) ?? Promise.all(prompts.map(async (prompt) => (await askOnce?.(prompt)) ?? ''))
  const make = (): AnyAuthMethod | undefined => {
    if (!known && credentials.count() >= PASSWORD_TRIES.length) return undefined
    return {
      type,
      username,
      prompt: (_name, _instruction, _language, prompts, finish) =>
        void reply(prompts.map(({ prompt }) => prompt)).then((said) => finish([...said])),
    }
  }
  if (known) return [{ type, make }]
  return askOnce ? PASSWORD_TRIES.map(() => ({ type, make })) : []
}

/** As many as OpenSSH asks for (ssh_config(5), NumberOfPasswordPrompts). */
const PASSWORD_TRIES = [1, 2, 3]

/** Credentials whose questions are counted over all methods. */
interface Counted extends SshCredentials {
  readonly count: () => number
  readonly askOnce: ((prompt?: string) => Promise<string | undefined>) | undefined
}

function withCount(credentials: SshCredentials): Counted {
  const { askPassword } = credentials
  let earlier = 0
  return {
    ...credentials,
    count: () => earlier,
    askOnce:
      askPassword &&
      ((prompt) => askPassword({ earlier: earlier++, ...(prompt !== undefined && { prompt }) })),
  }
}

function allWith(password: string) {
  return (prompts: readonly string[]) => prompts.map(() => password)
}
