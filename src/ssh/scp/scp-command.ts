/** What an `scp -t` or `scp -f` on the remote side was asked for. */
export interface ScpCommand {
  /** `sink` receives (`-t`), `source` sends (`-f`). */
  readonly role: 'sink' | 'source'
  readonly recursive: boolean
  readonly preserve: boolean
  /** The target must be a directory (`-d`). */
  readonly intoDirectory: boolean
  readonly paths: readonly string[]
}

/**
 * Reads the command line that an SCP client executes, such as `scp -v -p -t -- '/a b'`, with the quoting of a
 * POSIX shell; `undefined` when it is anything else. `~/` becomes the home directory; patterns stay as they are.
 */
export function parseScpCommand(command: string): ScpCommand | undefined {
  const [program = '', ...words] = shellWords(command) ?? []
  if (!/^(.*\/)?scp$/.test(program)) return undefined
  const { flags, paths } = splitFlags(words)
  const isSink = flags.has('t')
  if (isSink === flags.has('f') || paths.length === 0) return undefined
  if ([...flags].some((flag) => !'tfrpdvqCB'.includes(flag))) return undefined
  return {
    role: isSink ? 'sink' : 'source',
    recursive: flags.has('r'),
    preserve: flags.has('p'),
    intoDirectory: flags.has('d'),
    paths: paths.map((path) => path.replace(/^~\/?/, '') || '.'),
  }
}

function splitFlags(words: readonly string[]): { flags: Set<string>; paths: string[] } {
  const flags = new Set<string>()
  for (const [at, word] of words.entries()) {
    if (word === '--') return { flags, paths: words.slice(at + 1) }
    if (!/^-./.test(word)) return { flags, paths: words.slice(at) }
    for (const flag of word.slice(1)) flags.add(flag)
  }
  return { flags, paths: [] }
}

/** One piece of a word: single-quoted, double-quoted, escaped or plain. What a shell would act on is none of them. */
const PIECE = /'([^']*)'|"((?:[^"\\$`]|\\[^])*)"|\\([^])|([^\s'"\\;|&<>()$`]+)/y
const SPACE = /[ \t]+/y

/** The words of a simple command; `undefined` when it is not one, or a quote is left open. */
function shellWords(command: string): string[] | undefined {
  const words: string[] = []
  const text = command.trim()
  let word = ''
  for (let at = 0; at < text.length;) {
    const space = matchAt(SPACE, text, at)
    const piece = space ?? matchAt(PIECE, text, at)
    if (!piece) return undefined
    at += piece[0].length
    if (!space) word += pieceText(piece)
    if (!space) continue
    words.push(word)
    word = ''
  }
  return [...words, word]
}

function pieceText([, single, double, escaped, plain]: RegExpExecArray): string {
  return single ?? double?.replace(/\\([\\"$`\n])/g, '$1') ?? escaped ?? plain ?? ''
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}
