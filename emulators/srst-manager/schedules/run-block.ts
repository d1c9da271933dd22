import { runLine, type Terminal } from '../../../src/emulator/index.ts'
import { dialect } from '../grammar/dialect.ts'
import { exec } from '../grammar/exec.ts'
import { facts, type Visit } from '../visit.ts'

/** What a block of CLI commands has printed. */
export interface BlockReport {
  readonly output: string
  /** Lines that the command line did not understand. */
  readonly refused: number
}

/** Runs a block of CLI commands without anybody at the keyboard; questions end the command that asks. */
export async function runBlock(visit: Visit, commands: string): Promise<BlockReport> {
  const { surroundings } = visit
  const record = surroundings.record(surroundings.nextStream('kron'))
  let output = ''
  let refused = 0
  const running = runLine({
    dialect: dialect(facts(visit).profile.timings.idleMs),
    terminal: sheetOfPaper((text) => (output += text)),
    mode: exec,
    session: visit,
    clock: surroundings.clock,
    line: commands,
    onCommand: ({ mode, line }) => record('command.entered', { mode, line }),
    onRefused({ mode, line, why }) {
      refused++
      record('command.refused', { mode, line, error: why })
    },
    onCrash: (error) => surroundings.crashed('kron schedule', error),
  })
  await running.done
  return { output, refused }
}

/** A terminal at which nobody sits. */
function sheetOfPaper(print: (text: string) => void): Terminal {
  return {
    pty: false,
    columns: () => 0,
    rows: () => 0,
    write: (data) => print(typeof data === 'string' ? data : Buffer.from(data).toString()),
    onInput: () => {},
    onResize: () => {},
    onEnd: (listen) => listen(),
    close: () => {},
  }
}
