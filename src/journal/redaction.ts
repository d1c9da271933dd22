/** What stands for a secret in everything that is written down. */
export const MASK = '[redacted]'
/** Secrets shorter than this are not searched for in text: they would mask ordinary words. */
const SEARCHED_LENGTH_MIN = 4
const SECRET_KEYS = /^(password|passwd|pwd|secret|token|privateKey|registrationKey|passphrase)$/i
const PEM = /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g
const USERINFO = /(\b[a-z][a-z0-9+.-]*:\/\/[^\s:@/]*):([^\s@/]+)@/gi

/** Keeps passwords and private keys out of everything that is written down. */
export interface Redaction {
  /** Remembers a secret; from now on it is masked wherever it appears. Returns it. */
  keep: (secret: string) => string
  /** The first secret that fits, of those long enough to be searched for. */
  find: (fits: (secret: string) => boolean) => string | undefined
  /** A copy of `value` with every secret masked. */
  scrub: <T>(value: T) => T
  /** The text under a key with every secret replaced by a token of its own, the same wherever the secret stands. */
  tokenize: (text: string, key?: string) => string
}

/** Makes the redaction of one lab. */
export function createRedaction(): Redaction {
  /** By how they begin: the passwords that a lab gives all begin alike, and few texts have any of them. */
  const secrets = new Map<string, Set<string>>()
  const tokens = new Map<string, string>()

  function maskText(text: string, mask: (secret: string) => string): string {
    let clean = text
      .replace(PEM, mask)
      .replace(USERINFO, (_, place: string, secret: string) => `${place}:${mask(secret)}@`)
    for (const [start, alike] of secrets) {
      if (!clean.includes(start)) continue
      for (const secret of alike) clean = clean.replaceAll(secret, () => mask(secret))
    }
    return clean
  }

  /** Without a letter, so that no other secret can be found in it. */
  function tokenOf(secret: string): string {
    const token = tokens.get(secret) ?? `⟨${tokens.size + 1}⟩`
    tokens.set(secret, token)
    return token
  }

  function scrub(value: unknown, key = ''): unknown {
    if (typeof value === 'string') return SECRET_KEYS.test(key) ? MASK : maskText(value, () => MASK)
    if (Array.isArray(value)) return value.map((item) => scrub(item))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, held]) => [name, scrub(held, name)]),
    )
  }

  return {
    keep(secret) {
      if (secret.length < SEARCHED_LENGTH_MIN) return secret
      const start = secret.slice(0, SEARCHED_LENGTH_MIN)
      const alike = secrets.get(start) ?? new Set()
      secrets.set(start, alike.add(secret))
      return secret
    },
    find: (fits) => [...secrets.values()].flatMap((alike) => [...alike]).find(fits),
    scrub: <T>(value: T) => scrub(value) as T,
    tokenize: (text, key = '') =>
      SECRET_KEYS.test(key) && text !== '' ? tokenOf(text) : maskText(text, tokenOf),
  }
}
