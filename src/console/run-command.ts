import { createInterruption } from './interruption.ts'
import type { LineSink } from './filters.ts'
import { type CommandOutput, createPager } from './pager.ts'
import type { ChosenFilter, Understood } from './understand.ts'
import type { Visit } from './visit.ts'
import { createCommandIo } from './visitor-io.ts'

/** Runs a command to its end, its output through filters and pager. Rejects with what the command throws. */
export async function runCommand<Session>(
  visit: Visit<Session>,
  { command, values, filters }: Understood<Session>,
): Promise<void> {
  const { options, keyboard, output } = visit
  const interruption = createInterruption()
  const channel = openOutput(visit, filters, interruption.interrupt)
  if ('badPattern' in channel) {
    output.write(`${options.dialect.errors.pattern(channel.badPattern)}\n`)
    return
  }
  let exitCode: number | undefined
  let over = false
  const io = createCommandIo(visit, interruption, {
    ...channel,
    over: () => over,
    ending: (code) => {
      exitCode = code
    },
  })
  const forget = visit.whileRunning(interruption.interrupt)
  try {
    const result = command.run(values, io)
    if (result instanceof Promise) {
      result.catch((error: unknown) => {
        if (over && !interruption.explains(error)) visit.crash(error)
      })
      keyboard.guard(() => {
        output.write(`${options.dialect.keys?.interruptEcho ?? ''}\n`)
        interruption.interrupt()
      })
    }
    io.print((await interruption.race(result)) ?? '')
    channel.finish()
    await channel.settled()
  } catch (error) {
    if (!interruption.explains(error)) throw error
  } finally {
    over = true
    keyboard.unguard()
    forget()
  }
  if (exitCode !== undefined) visit.end(exitCode, 'exit')
}

interface Channel extends CommandOutput {
  /** Lets filters print what they have kept. */
  readonly finish: () => void
}

function openOutput<Session>(
  visit: Visit<Session>,
  filters: readonly ChosenFilter[],
  interrupted: () => void,
): Channel | { badPattern: string } {
  const page = openPage(visit, filters, interrupted)
  if (filters.length === 0) return { ...page, finish: () => {} }
  let sink: LineSink = { line: (text) => page.write(`${text}\n`), end: () => {} }
  for (const { filter, values } of filters.toReversed()) {
    const opened = filter.open(values, sink)
    if ('badPattern' in opened) return opened
    sink = opened
  }
  return { ...lineFeed(sink), settled: page.settled }
}

/** What shows the output: the pager, or the terminal itself where nothing is paged. */
function openPage<Session>(
  { keyboard, output, settings, limits, options }: Visit<Session>,
  filters: readonly ChosenFilter[],
  interrupted: () => void,
): CommandOutput {
  const manners = options.dialect.pager
  if (!manners || !settings.pty || filters.some(({ filter }) => !filter.paged))
    return { write: output.write, settled: () => Promise.resolve() }
  return createPager({
    output,
    keyboard,
    manners,
    rows: settings.pageLength,
    columns: settings.width,
    heldCharsMax: limits.heldOutputCharsMax,
    interrupted,
  })
}

/** Cuts text into lines for a filter. */
function lineFeed(sink: LineSink): Pick<Channel, 'write' | 'finish'> {
  let unfinished = ''
  return {
    write: (text) => {
      const lines = (unfinished + text).split('\n')
      unfinished = lines.pop() ?? ''
      for (const line of lines) sink.line(line)
    },
    finish: () => {
      if (unfinished !== '') sink.line(unfinished)
      sink.end()
    },
  }
}
