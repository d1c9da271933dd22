import { expect } from 'vitest'
import type { RunningConsole } from '../../../src/console/index.ts'
import { settle, type MemoryTerminal } from './memory-terminal.ts'

/** A command line under test. */
export interface Conversant {
  /** Types keys and waits until nothing more happens. */
  readonly type: (keys: string | Uint8Array) => Promise<void>
  /** What has been shown since the conversation before this one, its last prompt included. */
  readonly shown: () => string
  /** The next conversation starts at the prompt that stands there now. */
  readonly turnPage: () => void
}

/** Lets a transcript be held against a console on a terminal in memory. */
export function converse(console: RunningConsole, terminal: MemoryTerminal): Conversant {
  let from = 0
  const written = () => terminal.written().replaceAll('\r\n', '\n')
  return {
    shown: () => written().slice(from),
    turnPage: () => {
      from = written().lastIndexOf('\n') + 1
    },
    type: async (keys) => {
      terminal.type(keys)
      await settle(console)
    },
  }
}

const TYPED = '▸'
const TYPED_UNSEEN = '▹'
const TYPED_MASKED = '▪'

/**
 * Types what a transcript has behind `▸` and compares all that is shown. `▹` marks what is not echoed, such
 * as a password, and `▪` what is echoed as asterisks. A line is ended with Enter unless it ends in `?` or in `^C`, which are pressed. `·` at the
 * end of a line stands for a trailing blank. The last line is the prompt with a lone `▸`.
 */
export async function holds(cli: Conversant, transcript: string): Promise<void> {
  let expected = ''
  const lines = dedent(transcript)
  for (const [index, line] of lines.entries()) {
    const at = line.search(new RegExp(`[${TYPED}${TYPED_UNSEEN}${TYPED_MASKED}]`))
    if (at < 0) {
      expected += `${line.replace(/·$/, ' ')}\n`
      continue
    }
    const prompt = line.slice(0, at)
    const typed = line.slice(at + 1)
    expect(cli.shown()).toBe(expected + prompt)
    if (index === lines.length - 1) continue
    await cli.type(keysOf(typed))
    expected += `${prompt}${echoOf(line[at]!, typed)}\n`
  }
  expect(transcript.trimEnd().endsWith(TYPED), `a transcript ends in a lone ${TYPED}`).toBe(true)
  cli.turnPage()
}

function echoOf(mark: string, typed: string): string {
  if (mark === TYPED_MASKED) return '*'.repeat(typed.length)
  return mark === TYPED ? typed : ''
}

function keysOf(typed: string): string {
  if (typed.endsWith('?')) return typed
  if (typed.endsWith('^C')) return `${typed.slice(0, -2)}\u0003`
  return `${typed}\r`
}

/** The lines of a template literal without its first and last line end and without its indentation. */
function dedent(text: string): string[] {
  const lines = text.replace(/^ *\n/, '').replace(/\n *$/, '').split('\n')
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/))
  return lines.map((line) => line.slice(Math.min(...indents)))
}
