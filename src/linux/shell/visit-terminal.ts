import { Interrupted } from '../../console/command-io.ts'
import type { SessionEnds } from '../bash/session-ends.ts'
import type { CommandTerminal } from '../command.ts'
import type { Visit } from './visit.ts'

/** The terminal of a visit as its commands use it; `interrupt` is called at a Ctrl-C in an answer. */
export function commandTerminal(visit: Visit, interrupt: () => void): CommandTerminal {
  const { output, keyboard, rows, columns } = visit
  return {
    rows,
    columns,
    write: (text) => {
      output.flush()
      visit.io.terminal.write(text)
    },
    ask: (prompt, { echo = true } = {}) => ask(visit, { prompt, echo }, interrupt),
    readRaw: (typist) => {
      output.flush()
      return visit.parked(keyboard.attendRaw(typist))
    },
  }
}

/** The ends of a visit's commands. */
export function endsOf(visit: Visit, interrupt: () => void): SessionEnds {
  const { io, pty, output } = visit
  const plain = (bytes: Uint8Array) => {
    output.flush()
    io.terminal.write(bytes)
  }
  const shown = (bytes: Uint8Array) => output.write(Buffer.from(bytes).toString())
  const apart = (bytes: Uint8Array) => io.writeError?.(bytes)
  return {
    out: pty ? shown : plain,
    error: pty || !io.writeError ? shown : apart,
    readLine: ({ echo }) => ask(visit, { prompt: '', echo }, interrupt),
    readAll: () => (pty ? typedLines(visit, interrupt) : sentBytes(visit)),
  }
}

/** Asks a visitor for the next line of standard input; without a terminal the question is output like any other. */
export function askingVisitor(visit: Visit, interrupt: () => void) {
  return async (question: string): Promise<string | undefined> => {
    if (!visit.pty) visit.output.write(question)
    return ask(visit, { prompt: question, echo: true }, interrupt)
  }
}

async function ask(
  visit: Visit,
  request: { readonly prompt: string; readonly echo: boolean },
  interrupt: () => void,
): Promise<string | undefined> {
  if (visit.gone.aborted) throw new Interrupted()
  const ending = await visit.readLine(request)
  if (ending.by === 'enter' || ending.by === 'suspend') return ending.text
  if (ending.by !== 'interrupt') return undefined
  interrupt()
  throw new Interrupted()
}

async function typedLines(visit: Visit, interrupt: () => void): Promise<Uint8Array> {
  const lines: string[] = []
  let room = visit.limits.typedInputBytesMax
  for (;;) {
    const line = await ask(visit, { prompt: '', echo: true }, interrupt)
    if (line === undefined) return Buffer.from(lines.map((typed) => `${typed}\n`).join(''))
    room -= Buffer.byteLength(line) + 1
    if (room >= 0) lines.push(line)
  }
}

async function sentBytes(visit: Visit): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let room = visit.limits.typedInputBytesMax
  const press = (bytes: Uint8Array) => {
    const taken = bytes.slice(0, room)
    room -= taken.length
    chunks.push(taken)
    return undefined
  }
  await visit.parked(visit.keyboard.attendRaw({ press, resized: () => {} }))
  return Buffer.concat(chunks)
}
