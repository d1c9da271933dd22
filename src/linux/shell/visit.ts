import { setMaxListeners } from 'node:events'
import type { Activity } from '../../clock/activity.ts'
import type { Clock } from '../../clock/lab-clock.ts'
import { Interrupted } from '../../console/command-io.ts'
import { createHistory, type History } from '../../console/history.ts'
import type { Terminal } from '../../console/index.ts'
import type { LineEnding, LineRequest } from '../../console/line-request.ts'
import { createOutput, type Output } from '../../console/output.ts'
import type { ShellLimits } from '../limits.ts'
import { createKeyboard, type Keyboard } from '../terminal/keyboard.ts'
import { createLineInput } from '../terminal/line-input.ts'
import { createUnderWay, type UnderWay } from './under-way.ts'

/** Where a visitor of a shell sits: a shell or exec channel, or a test. */
export interface ShellIo {
  readonly terminal: Terminal
  /** Where errors go that are not for the terminal; there is no such place on a terminal. */
  readonly writeError?: (data: string | Uint8Array) => void
  /** Given what was typed and not read, before the terminal is closed. */
  readonly handBack?: (unread: Uint8Array) => void
  /** Knows what is under way, so that lab time waits for it. */
  readonly activity?: Activity
  /** Called with each line before it is carried out. */
  readonly onLine?: (line: string, user: string) => void
}

/** One visitor's terminal with everything that its shells share. */
export interface Visit extends UnderWay {
  readonly io: ShellIo
  readonly pty: boolean
  readonly rows: () => number
  readonly columns: () => number
  readonly limits: ShellLimits
  readonly output: Output
  readonly keyboard: Keyboard
  readonly history: VisitHistory
  readonly readLine: (request: LineRequest) => Promise<LineEnding>
  /** Lab time of the last right password for sudo, by user. */
  readonly sudoStampsMs: Map<string, number>
  /** Aborted when the visitor is gone. */
  readonly gone: AbortSignal
  readonly hangUp: () => void
}

/** The lines of a visit, as `history` shows them. */
export interface VisitHistory extends History {
  readonly clear: () => void
}

/** Puts the parts of a visit together; nothing is printed yet. */
export function createVisit(io: ShellIo, limits: ShellLimits): Visit {
  const { terminal, activity } = io
  const { pty } = terminal
  const columns = () => terminal.columns() || 80
  const output = createOutput(terminal)
  const resized = new Set<() => void>()
  const onResize = (listen: () => void) => void resized.add(listen)
  terminal.onResize(() => {
    for (const listen of resized) listen()
  })
  const keyboard = createKeyboard({ ...terminal, onResize }, limits)
  const gone = new AbortController()
  // Every shell within a shell and every job listens.
  setMaxListeners(0, gone.signal)
  const { parked, busy } = createUnderWay(activity)
  const readLine = createLineInput({
    keyboard,
    output,
    pty,
    columns,
    onResize,
    lineBytesMax: limits.lineBytesMax,
  })
  return {
    io,
    pty,
    columns,
    limits,
    output,
    keyboard,
    parked,
    busy,
    rows: () => terminal.rows() || 24,
    history: visitHistory(limits),
    sudoStampsMs: new Map(),
    readLine: (request) => parked(readLine(request)),
    gone: gone.signal,
    hangUp: () => {
      gone.abort(new Interrupted())
      keyboard.disconnect()
    },
  }
}

function visitHistory({ historyLinesMax }: ShellLimits): VisitHistory {
  let history = createHistory(historyLinesMax)
  return {
    lines: () => history.lines(),
    add: (line) => history.add(line),
    clear: () => {
      history = createHistory(historyLinesMax)
    },
  }
}

/** What `work` gives, unless the signal is aborted first: then `Interrupted` is thrown. */
export async function unlessAborted<Value>(
  signal: AbortSignal,
  work: Promise<Value>,
): Promise<Value> {
  let stop = () => {}
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(new Interrupted())
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
  try {
    return await Promise.race([work, aborted])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

/** Lets lab time pass, unless the signal is aborted first. */
export async function waitFor(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  let timer = 0
  const passed = new Promise<void>((resolve) => {
    timer = clock.setTimeout(resolve, ms)
  })
  try {
    await unlessAborted(signal, passed)
  } finally {
    clock.clearTimeout(timer)
  }
}
