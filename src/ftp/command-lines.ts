/** Takes the bytes of a control connection and gives the command lines in them. */
export interface CommandLines {
  /** The lines that are whole with these bytes; `undefined` stands for one that was too long. */
  readonly take: (bytes: Uint8Array) => readonly (string | undefined)[]
}

/** Telnet's bytes (RFC 854): IAC begins a command, WILL to DONT have an option behind them. */
const IAC = 255
const FIRST_COMMAND = 240
const WILL = 251
const CR = 13
const LF = 10
/** ABOR as urgent data lacks its LF: the last urgent byte is not in the stream (RFC 854, RFC 6093). */
const URGENT_ABORT = /^abor\r$/i

/**
 * Reads the lines of a control connection (RFC 959, 4 and 5.3.1): UTF-8 (RFC 2640), ended by CR LF or by
 * LF alone. What Telnet clients put between them, as before ABOR, is left out. No more than
 * `lineBytesMax` bytes of a line are kept.
 */
export function createCommandLines(lineBytesMax: number): CommandLines {
  const line = Buffer.alloc(lineBytesMax)
  let length = 0
  let tooLong = false
  let afterAbort = false
  let telnet: 'none' | 'command' | 'option' = 'none'

  function keep(byte: number): void {
    if (length < lineBytesMax) line[length++] = byte
    else tooLong = true
  }

  function whole(): string | undefined {
    const text = line.toString('utf8', 0, length).replace(/\r$/, '')
    const told = tooLong ? undefined : text
    length = 0
    tooLong = false
    return told
  }

  /** Whether the byte belongs to a Telnet command; data that follows a lone IAC does not. */
  function isTelnet(byte: number): boolean {
    const before = telnet
    telnet = 'none'
    if (before === 'option') return true
    if (before === 'command') {
      if (byte >= WILL && byte < IAC) telnet = 'option'
      return byte >= FIRST_COMMAND
    }
    if (byte === IAC) telnet = 'command'
    return byte === IAC
  }

  return {
    take(bytes) {
      const lines: (string | undefined)[] = []
      for (const byte of bytes) {
        if (isTelnet(byte)) continue
        if (byte === LF && afterAbort) {
          afterAbort = false
          continue
        }
        if (byte === LF) lines.push(whole())
        else keep(byte)
        afterAbort = byte === CR && URGENT_ABORT.test(line.toString('latin1', 0, length))
        if (afterAbort) lines.push(whole())
      }
      return lines
    },
  }
}
