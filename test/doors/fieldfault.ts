import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import {
  runProgram,
  startProgram,
  temporaryFolder,
  type ProgramEnd,
  type RunningProgram,
} from './real-programs.ts'

const main = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url))

/** The built command line in an empty folder of its own. */
export interface CommandLine {
  readonly cwd: string
  readonly run: (...args: readonly string[]) => Promise<ProgramEnd>
  readonly start: (...args: readonly string[]) => RunningProgram
  /** What a command prints with `--json`. */
  readonly json: <Document>(...args: readonly string[]) => Promise<Document>
  readonly write: (name: string, content: string) => void
}

/** Opens the command line for one test; a lab that is still up at its end is taken down. */
export function commandLine(env: Readonly<Record<string, string>> = {}): CommandLine {
  const cwd = temporaryFolder()
  const options = { cwd, env: { NO_COLOR: '1', ...env } }
  const run = (...args: readonly string[]) => runProgram(process.execPath, [main, ...args], options)
  onTestFinished(async () => {
    await run('down')
    await run('down', '--dir', 'other')
  })
  return {
    cwd,
    run,
    start: (...args) => startProgram(process.execPath, [main, ...args], options),
    async json<Document>(...args: readonly string[]) {
      const { stdout, stderr } = await run(...args, '--json')
      if (stdout === '') throw new TypeError(stderr)
      return JSON.parse(stdout) as Document
    },
    write: (name, content) => writeFileSync(join(cwd, name), content),
  }
}

/** A lab file with one interconnect. */
export const interconnect = JSON.stringify({
  cast: { fi: { emulator: 'ucsm', profile: '4.0(1d)' } },
})

/** The command line in a folder with a lab file, `lab.json`. */
export function withLab(): CommandLine {
  const cli = commandLine()
  cli.write('lab.json', interconnect)
  return cli
}

/** What `up` and `ps` tell with `--json`, as far as tests look at it. */
export interface Up {
  readonly dir: string
  readonly clock: { readonly mode: string; readonly now: string }
  readonly appliances: readonly {
    readonly name: string
    readonly profile: string
    readonly state: string
    readonly doors: readonly { readonly port: number }[]
    readonly credentials: readonly { readonly password: string }[]
  }[]
}

/** The code at the end of an error's sentence. */
export function codeOf(stderr: string): string | undefined {
  return /\(([a-z-]+)\)\n?$/.exec(stderr)?.[1]
}
