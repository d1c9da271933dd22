import type { Clock, SshClientChannel } from '../../../src/emulator/index.ts'

/** What a command at the far end has printed, and its exit status: `LOST` when nobody told it. */
export interface RemoteAnswer {
  readonly output: string
  readonly exitCode: number
}

/** A terminal on an appliance as a script reads and types on it. */
export interface RemoteShell {
  readonly type: (line: string) => void
  /** Waits until what has come since the last typed line fits; undefined when the connection is lost. */
  readonly sees: (pattern: RegExp) => Promise<string | undefined>
  /** Carries out a command of the Linux shell; `input` is given to it as a here-document. */
  readonly run: (command: string, input?: string) => Promise<RemoteAnswer>
  readonly isLost: () => boolean
  readonly close: () => void
}

/** The exit status of a command of which nothing more is heard. */
export const LOST = -1
/** Lab time that an appliance may be silent while it is waited for. */
const SILENCE_MAX_MS = 20_000

/** Wide enough that no typed line is wrapped by the far end. */
export const SCRIPT_TERMINAL = { columns: 511, rows: 1_000 } as const

/** Reads and types on a channel; `hangUp` closes the connection beneath it. */
export function remoteShell(
  channel: SshClientChannel,
  clock: Clock,
  hangUp: () => void,
): RemoteShell {
  const decoder = new TextDecoder()
  let seen = ''
  let lost = false
  let commands = 0
  let look = () => {}
  channel.onData((chunk) => {
    seen += decoder.decode(chunk, { stream: true }).replaceAll('\r', '')
    look()
  })
  void channel.ended.then(lose)

  function lose(): void {
    lost = true
    look()
  }

  function type(line: string): void {
    seen = ''
    channel.write(`${line.replaceAll('\n', '\r')}\r`)
  }

  async function sees(pattern: RegExp): Promise<string | undefined> {
    let silence = 0
    const found = await new Promise<boolean>((resolve) => {
      look = () => {
        clock.clearTimeout(silence)
        silence = clock.setTimeout(lose, SILENCE_MAX_MS)
        const fits = pattern.test(seen)
        if (fits || lost) resolve(fits)
      }
      look()
    })
    look = () => {}
    clock.clearTimeout(silence)
    return found ? seen : undefined
  }

  async function run(command: string, input?: string): Promise<RemoteAnswer> {
    const mark = `copy-certs:${++commands}:`
    // On a line of its own, also behind a file that does not end with a line feed.
    const tell = String.raw`printf '\n${mark}%s\n' $?`
    // The echo of what was typed ends there; behind a document a prompt and the question for the status follow.
    const echoed = input === undefined ? `${tell}\n` : 'EOF\n'
    type(input === undefined ? `${command}; ${tell}` : `${command} << 'EOF'\n${input}EOF\n${tell}`)
    const all = await sees(new RegExp(`\\n${mark}\\d+\\n`))
    if (all === undefined) return { output: '', exitCode: LOST }
    const answer = all.slice(all.lastIndexOf(echoed) + echoed.length)
    const [printed = '', status = ''] = answer.split(`\n${mark}`)
    return { output: withoutLine(printed, tell), exitCode: Number.parseInt(status) }
  }

  return { type, sees, run, isLost: () => lost, close: hangUp }
}

function withoutLine(text: string, part: string): string {
  const lines = text.split('\n')
  return lines.filter((line) => !line.includes(part)).join('\n')
}
