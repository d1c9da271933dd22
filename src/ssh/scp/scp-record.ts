/** A line of the SCP protocol, read. */
export type ScpRecord =
  /** `C0644 12 name`: a file of so many bytes follows. */
  | {
      readonly kind: 'file'
      readonly mode: number
      readonly sizeBytes: number
      readonly name: string
    }
  /** `D0755 0 name`: what follows, up to the matching `E`, is in this directory. */
  | { readonly kind: 'directory'; readonly mode: number; readonly name: string }
  /** `E`. */
  | { readonly kind: 'up' }
  /** `T1568196000 0 1568196000 0`: modification and access time of the next file or directory, in seconds. */
  | { readonly kind: 'times'; readonly modifiedMs: number }
  /** Anything else; `why` is what OpenSSH's scp says of it. */
  | { readonly kind: 'bad'; readonly why: string }
  /** A C or D record whose name is empty, `.`, `..` or has a slash in it. */
  | { readonly kind: 'bad-name'; readonly name: string }

/** Reads a record line, its line feed already gone; checks and words as in sink() of OpenSSH's scp.c. */
export function parseScpRecord(line: string): ScpRecord {
  if (line === '') return bad('unexpected <newline>')
  if (line[0] === 'E') return { kind: 'up' }
  if (line[0] === 'T') return parseTimes(line)
  if (line[0] !== 'C' && line[0] !== 'D') return bad('expected control record')
  const [, modeText] = /^.([0-7]{4})/.exec(line) ?? []
  if (modeText === undefined) return bad('bad mode')
  if (line[5] !== ' ') return bad('mode not delimited')
  const [, sizeText, name] = /^(\d+) ([^]*)$/.exec(line.slice(6)) ?? []
  if (sizeText === undefined || name === undefined) return bad('size not delimited')
  const sizeBytes = Number(sizeText)
  if (!Number.isSafeInteger(sizeBytes)) return bad('size out of range')
  if (['', '.', '..'].includes(name) || name.includes('/')) return { kind: 'bad-name', name }
  const mode = Number.parseInt(modeText, 8) & 0o777
  return line[0] === 'D'
    ? { kind: 'directory', mode, name }
    : { kind: 'file', mode, sizeBytes, name }
}

/** The line that announces a file or a directory, with its line feed. */
export function announcement(
  letter: 'C' | 'D',
  { name, mode, sizeBytes }: { name: string; mode: number; sizeBytes: number },
): string {
  const octal = (mode & 0o7777).toString(8).padStart(4, '0')
  return `${letter}${octal} ${sizeBytes} ${onOneLine(name)}\n`
}

/** The line that tells the times of what comes next, with its line feed. */
export function timesRecord(modifiedMs: number): string {
  const seconds = Math.floor(modifiedMs / 1000)
  return `T${seconds} 0 ${seconds} 0\n`
}

/** A line feed would end the record, so OpenSSH writes it as vis(3) does with VIS_NL. */
function onOneLine(name: string): string {
  return name.replaceAll('\n', String.raw`\^J`)
}

function parseTimes(line: string): ScpRecord {
  const [, seconds] = /^T(\d{1,12}) \d{1,6} \d{1,12} \d{1,6}$/.exec(line) ?? []
  return seconds === undefined
    ? bad('mtime.sec not delimited')
    : { kind: 'times', modifiedMs: Number(seconds) * 1000 }
}

function bad(why: string): ScpRecord {
  return { kind: 'bad', why }
}
