import type { CommandContext, LinuxCommand } from '../command.ts'
import { formatDate } from '../time/format-date.ts'
import { parseArgs, usageError } from './options.ts'

const CLEAR_SCREEN = '\u001b[H\u001b[2J'

/** Runs a command again and again in lab time, until Ctrl-C, as `watch` of procps does. */
export const watch: LinuxCommand = {
  name: 'watch',
  run: async (args, context) => {
    const at = args.findIndex(
      (arg, index) => !arg.startsWith('-') && !/^-(?:n|-interval)$/.test(args[index - 1] ?? ''),
    )
    const own = at < 0 ? args : args.slice(0, at)
    const parsed = parseArgs(own, {
      flags: 'tdebcgpx',
      values: 'n',
      long: { interval: 'n', 'no-title': 't', differences: 'd' },
    })
    if ('error' in parsed) return usageError('watch', parsed.error)
    if (at < 0) return { stderr: 'Usage:\n watch [options] command\n', exitCode: 1 }
    const seconds = Math.max(0.1, Number(parsed.values.get('n') ?? 2))
    if (!Number.isFinite(seconds))
      return {
        stderr: `watch: failed to parse argument: '${parsed.values.get('n')}'\n`,
        exitCode: 1,
      }
    const { screen } = context
    if (!screen) return { stderr: 'Error opening terminal: unknown.\n', exitCode: 1 }
    const line = args.slice(at).join(' ')
    for (;;) {
      const title = parsed.flags.has('t') ? '' : titleOf(line, seconds, context)
      const { stdout, stderr } = await context.run(line, new Uint8Array(0))
      const rows = `${title}${Buffer.from(stdout).toString()}${stderr}`.split('\n')
      const shown = rows.slice(0, screen.rows()).map((row) => row.slice(0, screen.columns()))
      screen.write(CLEAR_SCREEN + shown.join('\r\n'))
      await context.wait(seconds * 1_000)
    }
  },
}

function titleOf(line: string, seconds: number, { host, screen }: CommandContext): string {
  const left = `Every ${seconds.toFixed(1)}s: ${line}`
  const time = formatDate('%a %b %e %H:%M:%S %Y', host.clock.now(), host.facts.timeZone)
  const right = `${host.hostname()}: ${time}`
  const columns = screen?.columns() ?? 80
  return `${left.slice(0, Math.max(0, columns - right.length - 1)).padEnd(columns - right.length)}${right}\n\n`
}
