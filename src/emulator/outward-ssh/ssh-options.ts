import type { SshOffer } from '../../ssh/index.ts'

/** The options of one of OpenSSH's programs. */
export interface SshOptions {
  readonly flags: ReadonlySet<string>
  /** Values by option letter, the last one given. */
  readonly values: ReadonlyMap<string, string>
  /** Settings of `-o` by name in lower case; the first one given counts (ssh_config(5)). */
  readonly settings: ReadonlyMap<string, string>
  readonly operands: readonly string[]
}

/** Which letters are options, and which of them have a value. */
export interface OptionLetters {
  readonly flags: string
  readonly values: string
}

/** Options, or what the program says about them. */
export type ParsedSshOptions = SshOptions | { readonly error: string }

/** Settings that are understood or have nothing to act on here (ssh_config(5)). */
const SETTINGS = new Set(
  `addressfamily batchmode checkhostip ciphers compression connectionattempts connecttimeout controlmaster
  controlpath controlpersist escapechar fingerprinthash forwardagent forwardx11 gssapiauthentication
  hashknownhosts hostkeyalgorithms hostname identitiesonly identityfile kbdinteractiveauthentication
  kexalgorithms loglevel macs numberofpasswordprompts passwordauthentication port preferredauthentications
  pubkeyacceptedalgorithms pubkeyacceptedkeytypes pubkeyauthentication requesttty serveralivecountmax
  serveraliveinterval stricthostkeychecking tcpkeepalive updatehostkeys user userknownhostsfile
  globalknownhostsfile visualhostkey`.split(/\s+/),
)

/** Reads options up to the first operand, as getopt(3) does for these programs; the rest are operands. */
export function parseSshOptions(args: readonly string[], letters: OptionLetters): ParsedSshOptions {
  const read = {
    flags: new Set<string>(),
    values: new Map<string, string>(),
    settings: new Map<string, string>(),
    operands: [...args],
  }
  while (/^-./.test(read.operands[0] ?? '')) {
    const arg = read.operands.shift()!
    if (arg === '--') break
    const error = readLetters(arg.slice(1), letters, read)
    if (error !== undefined) return { error }
  }
  return read
}

interface Reading {
  readonly flags: Set<string>
  readonly values: Map<string, string>
  readonly settings: Map<string, string>
  /** What is still to be read. */
  readonly operands: string[]
}

/** Reads the letters behind one hyphen; a value is the rest of them, or the next word. */
function readLetters(
  word: string,
  { flags: known, values: valued }: OptionLetters,
  { flags, values, settings, operands }: Reading,
): string | undefined {
  for (const [at, letter] of Array.from(word).entries()) {
    if (valued.includes(letter)) {
      const value = word.slice(at + 1) || operands.shift()
      if (value === undefined) return `option requires an argument -- ${letter}`
      if (letter === 'o') return addSetting(settings, value)
      return void values.set(letter, value)
    }
    if (!known.includes(letter)) return `unknown option -- ${letter}`
    flags.add(letter)
  }
  return undefined
}

function addSetting(settings: Map<string, string>, text: string): string | undefined {
  const [, name = '', value] = /^\s*(\w+)(?:\s*=\s*|\s+)(.*\S)\s*$/.exec(text) ?? []
  const key = (name || text.trim()).toLowerCase()
  if (!SETTINGS.has(key)) return `command-line: line 0: Bad configuration option: ${key}`
  if (value === undefined) return `command-line: line 0: missing argument.`
  if (!settings.has(key)) settings.set(key, value)
  return undefined
}

/** The offer as the settings change it: a list, or `+` to add, `-` to take away, `^` to put in front. */
export function chosenOffer(offer: SshOffer, settings: SshOptions['settings']): SshOffer {
  return {
    ...offer,
    kex: chosenList(offer.kex, settings.get('kexalgorithms')),
    hostKey: chosenList(offer.hostKey, settings.get('hostkeyalgorithms')),
    cipher: chosenList(offer.cipher, settings.get('ciphers')),
    mac: chosenList(offer.mac, settings.get('macs')),
  }
}

function chosenList(usual: readonly string[], chosen: string | undefined): readonly string[] {
  if (chosen === undefined) return usual
  const sign = /^[-+^]/.exec(chosen)?.[0] ?? ''
  const names = chosen.slice(sign.length).split(',').filter(Boolean)
  const others = usual.filter((name) => !names.includes(name))
  if (sign === '+') return [...usual, ...names.filter((name) => !usual.includes(name))]
  if (sign === '-') return others
  return sign === '^' ? [...names, ...others] : names
}
