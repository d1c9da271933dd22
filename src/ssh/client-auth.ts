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
  /** Order of the methods; those without a credential are passed over. As OpenSSH by default. */
  readonly methods?: readonly ClientAuthMethod[]
}

/** The methods a client of the lab can use. */
export type ClientAuthMethod = 'publickey' | 'password' | 'keyboard-interactive'

const USUAL_ORDER = ['publickey', 'password', 'keyboard-interactive'] as const

/** One login, method by method. */
export interface ClientLogin {
  /** The next method to try; false when there is none left. */
  next: (left: readonly string[] | null) => AnyAuthMethod | false
  /** The method tried last has been accepted. */
  accepted: () => void
}

/** Tries `none` first, to learn the server's methods, then each of its own that the server names. */
export function clientLogin(credentials: SshCredentials, observe: SshObserver): ClientLogin {
  const { user, methods = USUAL_ORDER } = credentials
  const usable = methods.flatMap((method) => attempt(method, credentials) ?? [])
  let tried: AnyAuthMethod | undefined

  function tell(type: 'login.tried' | 'login.accepted' | 'login.refused'): void {
    if (tried && tried.type !== 'none') observe({ type, user, method: tried.type })
  }

  return {
    next(left) {
      tell('login.refused')
      const index = usable.findIndex(({ type }) => left?.includes(type))
      tried = left === null ? { type: 'none', username: user } : usable[index]
      if (left !== null) usable.splice(0, index + 1)
      tell('login.tried')
      return tried ?? false
    },
    accepted: () => tell('login.accepted'),
  }
}

function attempt(type: ClientAuthMethod, credentials: SshCredentials): AnyAuthMethod | undefined {
  const { user: username, password, privateKey, answers } = credentials
  switch (type) {
    case 'publickey':
      return privateKey === undefined ? undefined : { type, username, key: privateKey }
    case 'password':
      return password === undefined ? undefined : { type, username, password }
    case 'keyboard-interactive': {
      const reply = answers ?? (password === undefined ? undefined : allWith(password))
      if (!reply) return undefined
      return {
        type,
        username,
        prompt: (_name, _instruction, _language, prompts, finish) =>
          finish([...reply(prompts.map(({ prompt }) => prompt))]),
      }
    }
  }
}

function allWith(password: string) {
  return (prompts: readonly string[]) => prompts.map(() => password)
}
