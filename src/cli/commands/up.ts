import { resolve } from 'node:path'
import type { Command, Option } from 'commander'
import type { LabJson } from '../../lab/directory/lab-json.ts'
import { checkBind } from '../../lab/port-plan.ts'
import { directoryOption, doing, listOption, newCommand, option } from '../command.ts'
import type { Terminal } from '../terminal.ts'
import { bringUp } from '../up/bring-up.ts'
import { readPorts } from '../up/read-ports.ts'
import { controlWarning, reachWarning } from '../up/reach-warning.ts'
import { failureReport, reportUp } from '../up/report-up.ts'
import type { UpOptions } from '../up/up-options.ts'
import { wholeNumber } from '../whole-number.ts'

/** `fieldfault up`: starts a cast and keeps it running for real clients. */
export function upCommand(): Command {
  const command = newCommand('up <scenario or lab file>', {
    says: 'start a cast, print how to connect, and keep it running for real clients',
    exits: {
      0: 'the lab was up and has been stopped; with --detach: it is up',
      3: 'the lab could not come up',
    },
    examples: [
      'fieldfault up ucsm/backup-blocked-after-4-0-2a',
      'fieldfault up my-lab.json --detach --dir /tmp/lab --ports standard',
    ],
  })
    .addOption(directoryOption())
    .addOption(option('--at <step>', 'play the script up to and including this step first'))
    .addOption(
      option(
        '--ports <plan>',
        'free ports of one address, standard ones on an address each, or a range such as 2200-2219',
      )
        .default('free')
        .argParser(readPorts),
    )
    .addOption(option('--bind <address>', 'listen on this address').default('127.0.0.1'))
    .addOption(
      listOption(
        '--allow-egress <host:port>',
        'let appliances dial only this outside the lab; on loopback they may dial everything',
      ),
    )
    .addOption(
      option('--clock <kind>', "lab time goes with the system's, or stands still")
        .choices(['wall', 'virtual'])
        .default('wall'),
    )
    .addOption(
      option(
        '--start <date>',
        "lab time to start at, or now; the file's own date by default, without one the system's time",
      ),
    )
    .addOption(option('--seed <text>', "use another seed than the file's own"))
    .addOption(
      option('--detach', 'return when every door accepts; the lab goes on in the background'),
    )

  for (const made of controlOptions()) command.addOption(made)

  return doing<UpOptions>(command, async ({ operands: [file], options: given, terminal }) => {
    const options = { ...given, dir: resolve(given.dir) }
    const { bind, apiBind, allowEgress = [] } = options
    checkBind(bind)
    checkBind(apiBind)
    for (const line of [...reachWarning(bind, allowEgress), ...controlWarning(apiBind)])
      terminal.note(terminal.palette.note(line))
    if (options.detach) await goOnInBackground(options, terminal)
    else await keepUp(String(file), options, terminal)
  })
}

function controlOptions(): Option[] {
  return [
    option('--api-port <n>', 'port of the control API; any free one by default')
      .default(0)
      .argParser(wholeNumber(0, 65_535)),
    option('--api-bind <address>', 'let the control API listen here').default('127.0.0.1'),
    option('--api-token <text>', 'what the control API asks for; by default made by chance'),
  ]
}

async function goOnInBackground({ dir }: UpOptions, terminal: Terminal): Promise<void> {
  const { detach } = await import('../up/detach.ts')
  terminal.progress.show('starting the lab')
  try {
    await detach(dir)
  } finally {
    terminal.progress.clear()
  }
  const { readApiJson } = await import('../../lab/directory/api-json.ts')
  const { readLabJson } = await import('../../lab/directory/lab-directory.ts')
  await tellUp(terminal, { described: readLabJson(dir), dir, url: readApiJson(dir)?.url ?? '' })
}

async function keepUp(file: string, options: UpOptions, terminal: Terminal): Promise<void> {
  const up = await bringUp(file, options, terminal.progress).catch((error: unknown) => {
    reportUp(failureReport(error))
    throw error
  })
  const { dir } = options
  await tellUp(terminal, { described: up.described, dir, url: up.url })
  reportUp({ up: true })
  if (!terminal.json && !terminal.quiet) {
    const { logToConsole } = await import('../../report/console-log.ts')
    const { palette, width, verbose } = terminal
    const write = (line: string) => terminal.print(`${line}\n`)
    logToConsole(up.lab.journal, { write, palette, width, everything: verbose })
  }
  const reason = await up.asked
  await up.stop(reason)
  terminal.note(`The lab has stopped: ${reason}.`)
}

interface Told {
  readonly described: LabJson
  readonly dir: string
  readonly url: string
}

async function tellUp(terminal: Terminal, up: Told): Promise<void> {
  const { howToConnect } = await import('../up/how-to-connect.ts')
  const { described, dir, url } = up
  terminal.answer({ ...described, dir, url }, () =>
    terminal.quiet ? [] : howToConnect({ ...up, palette: terminal.palette }),
  )
}
