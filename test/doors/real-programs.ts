import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** How a program ended and what it printed. */
export interface ProgramEnd {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

/** A program that was started for a test and ends, by its process id, with it at the latest. */
export interface RunningProgram {
  readonly pid: number
  /** Everything printed so far, both streams mixed. */
  readonly output: () => string
  readonly type: (text: string) => void
  /** Resolves when the output has the text; rejects when the program ends without it. */
  readonly until: (text: string | RegExp) => Promise<void>
  readonly ended: Promise<ProgramEnd>
  readonly stop: () => Promise<void>
}

export interface ProgramOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  /** What is typed into it, followed by the end of input. */
  readonly input?: string | Uint8Array
  /** Longest time that it may take, milliseconds; 40,000 unless told. */
  readonly limitMs?: number
}

/** Starts a program; a test that finishes takes it down. */
export function startProgram(
  command: string,
  args: readonly string[],
  { env, cwd, input, limitMs = 40_000 }: ProgramOptions = {},
): RunningProgram {
  const child = spawn(command, [...args], {
    env: { ...process.env, ...env },
    ...(cwd !== undefined && { cwd }),
  })
  const printed = collect(child)
  child.stdin.on('error', () => {})
  if (input !== undefined) child.stdin.end(input)
  const ended = once(child, 'close').then(([code, signal]) => ({
    code,
    signal,
    ...printed.texts(),
  }))
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
    // A child of its own may still hold the other ends.
    child.stdout.destroy()
    child.stderr.destroy()
  }
  const limit = setTimeout(() => child.kill('SIGKILL'), limitMs)
  void ended.finally(() => clearTimeout(limit)).catch(() => {})
  onTestFinished(stop)
  return {
    pid: child.pid ?? -1,
    output: printed.all,
    type: (text) => void child.stdin.write(text),
    until: (text) => printed.until(text, ended),
    ended,
    stop,
  }
}

/** Runs a program to its end. */
export function runProgram(
  command: string,
  args: readonly string[],
  options: ProgramOptions = {},
): Promise<ProgramEnd> {
  return startProgram(command, args, { input: '', ...options }).ended
}

function collect(child: ChildProcess) {
  const [stdout, stderr, all]: [Buffer[], Buffer[], Buffer[]] = [[], [], []]
  const looks = new Set<() => void>()
  for (const [stream, kept] of [
    [child.stdout, stdout],
    [child.stderr, stderr],
  ] as const)
    stream?.on('data', (chunk: Buffer) => {
      kept.push(chunk)
      all.push(chunk)
      for (const look of looks) look()
    })
  const text = (chunks: Buffer[]) => Buffer.concat(chunks).toString()
  const has = (wanted: string | RegExp) =>
    typeof wanted === 'string' ? text(all).includes(wanted) : wanted.test(text(all))
  return {
    all: () => text(all),
    texts: () => ({ stdout: text(stdout), stderr: text(stderr) }),
    until: (wanted: string | RegExp, ended: Promise<unknown>) =>
      new Promise<void>((resolve, reject) => {
        const look = () => {
          if (has(wanted)) resolve()
        }
        looks.add(look)
        look()
        void ended.then(() => reject(new TypeError(`ended without ${wanted}:\n${text(all)}`)))
      }),
  }
}

/** Resolves when someone accepts connections on a port of 127.0.0.1. */
export async function portOpen(port: number): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const socket = connect(port, '127.0.0.1')
    const open = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    })
    socket.destroy()
    if (open) return
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new TypeError(`nobody listens on 127.0.0.1:${port}`)
}

/** An empty folder that only its owner can use and that goes away with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fieldfault-door-'))
  chmodSync(folder, 0o700)
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
