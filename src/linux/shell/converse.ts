import type { LineEnding } from '../../console/line-request.ts'
import { parseLine } from '../bash/parse-line.ts'
import { completeShellLine } from './complete-line.ts'
import { PROMPTS } from './first-state.ts'
import { promptText } from './prompt.ts'
import { recallLine } from './recall-line.ts'
import { startFiles } from './start-files.ts'
import type { UserShell } from './user-shell.ts'

/** One command as it was typed, over one or more lines. */
type Typed =
  | { readonly by: 'command'; readonly text: string }
  | { readonly by: 'mistake'; readonly error: string }
  | { readonly by: 'interrupt' }
  | { readonly by: 'end-of-input' }
  | { readonly by: 'gone' }

/** Exit statuses of bash(1): a syntax error, and 128 with the number of SIGINT. */
const SYNTAX_ERROR = 2
const INTERRUPTED = 130

/** Reads and carries out commands until the shell is left; gives its exit status. */
export async function converse(shell: UserShell, login: boolean): Promise<number> {
  const { visit } = shell
  const unguard = visit.keyboard.guard()
  try {
    let exited = await readStartFiles(shell, login)
    while (!exited && !visit.gone.aborted) exited = await step(shell, login)
    return shell.state().exitCode
  } finally {
    unguard()
    await shell.jobsOver({ end: true })
  }
}

/** Carries out what the user's start files say; true when that has ended the shell. */
async function readStartFiles(shell: UserShell, login: boolean): Promise<boolean> {
  const { files, bash, shellName, visit, account } = shell
  for (const path of startFiles(files, account.home, login)) {
    const text = Buffer.from(files.read(path)).toString()
    const parsed = parseLine(bash, text)
    if ('script' in parsed) {
      if (await runLine(shell, text)) return true
    } else {
      const mistake = 'error' in parsed ? parsed.error : 'syntax error: unexpected end of file'
      visit.output.write(`${shellName}: ${path}: ${mistake}\n`)
    }
  }
  return false
}

/** Reads one command and carries it out; true when that has ended the shell. */
async function step(shell: UserShell, login: boolean): Promise<boolean> {
  tellEndedJobs(shell)
  const typed = await readCommand(shell)
  if (typed.by === 'gone') return true
  if (typed.by === 'end-of-input') return leave(shell, login)
  if (typed.by === 'command')
    return typed.text.trim() === '' ? false : carryOut(shell, typed.text, login)
  if (typed.by === 'mistake') refuse(shell, typed.error)
  else shell.note(INTERRUPTED)
  return false
}

/** Bash tells of jobs that have ended when it is about to prompt. */
function tellEndedJobs({ jobs, visit }: UserShell): void {
  const ended = jobs.all().filter((job) => job.status() !== 'Running')
  if (visit.pty) visit.output.write(jobs.lines(ended))
  for (const job of ended) jobs.forget(job)
}

async function carryOut(shell: UserShell, text: string, login: boolean): Promise<boolean> {
  const { visit, account } = shell
  visit.io.onLine?.(text, account.name)
  const [, word, status] = /^\s*(exit|logout)(?:\s+(\d+))?\s*;?\s*$/.exec(text) ?? []
  if (word === 'logout' && !login) return refuse(shell, "logout: not login shell: use `exit'")
  if (status !== undefined) shell.note(Number(status) & 0xff)
  if (word !== undefined) return leave(shell, login)
  return runLine(shell, text)
}

async function runLine(shell: UserShell, text: string): Promise<boolean> {
  const { visit } = shell
  const { stdout, stderr, exited } = await shell.run(text)
  if (stdout.length > 0) visit.output.write(Buffer.from(stdout).toString())
  visit.output.write(stderr)
  return exited
}

/** Bash says how it ends when somebody watches. */
function leave({ visit }: UserShell, login: boolean): true {
  if (visit.pty) visit.output.write(login ? 'logout\n' : 'exit\n')
  return true
}

function refuse({ visit, shellName, note }: UserShell, error: string): false {
  visit.output.write(`${shellName}: ${error}\n`)
  note(SYNTAX_ERROR)
  return false
}

async function readCommand(shell: UserShell): Promise<Typed> {
  const { visit, bash } = shell
  let text = ''
  for (let first = true; ; first = false) {
    const ending = await readLine(shell, first ? 'PS1' : 'PS2')
    if (ending.by === 'interrupt') return { by: 'interrupt' }
    if (!('text' in ending)) return atEnd(shell, text, ending.by)
    const recalled = visit.pty ? recallLine(ending.text, visit.history.lines()) : ending
    if ('missing' in recalled)
      return { by: 'mistake', error: `${recalled.missing}: event not found` }
    // Bash shows what it has made of the line before it carries it out.
    if (recalled.text !== ending.text) visit.output.write(`${recalled.text}\n`)
    if (recalled.text.trim() !== '') visit.history.add(recalled.text)
    text += first ? recalled.text : `\n${recalled.text}`
    if (Buffer.byteLength(text) > visit.limits.commandBytesMax)
      return { by: 'mistake', error: 'xrealloc: cannot allocate memory' }
    const parsed = parseLine(bash, text)
    if ('script' in parsed) return { by: 'command', text }
    if ('error' in parsed) return { by: 'mistake', error: parsed.error }
  }
}

/** What has been typed is carried out if it can be; an unfinished command is given up. */
function atEnd({ bash }: UserShell, text: string, by: 'gone' | 'end-of-input'): Typed {
  if (text === '') return { by }
  const parsed = parseLine(bash, `${text}\n`)
  if ('script' in parsed) return { by: 'command', text }
  return { by: 'mistake', error: 'syntax error: unexpected end of file' }
}

async function readLine(shell: UserShell, which: 'PS1' | 'PS2'): Promise<LineEnding> {
  const { visit } = shell
  const history = visit.history.lines()
  return visit.readLine({
    prompt: promptOf(shell, which),
    echo: true,
    assist: {
      history,
      help: () => '',
      complete: (text, again) => completeShellLine(shell, text, again),
    },
  })
}

function promptOf({ host, account, visit, state, shellName }: UserShell, which: 'PS1' | 'PS2') {
  const { cwd, variables, exported } = state()
  return promptText(exported[which] ?? variables[which] ?? PROMPTS[which], {
    cwd,
    shellName,
    user: account.name,
    hostname: host.hostname(),
    home: exported['HOME'] ?? account.home,
    nowMs: host.clock.now(),
    timeZone: host.facts.timeZone,
    historyNumber: visit.history.lines().length + 1,
  })
}
