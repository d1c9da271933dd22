import { resolve } from 'node:path'
import { Option, type Command } from 'commander'
import type { LabJson } from '../../lab/directory/lab-json.ts'
import { checkBind } from '../../lab/port-plan.ts'
import { directoryOption, doing, listOption, newCommand, option } from '../command.ts'
import type { Terminal } from '../terminal.ts'
import { bringUp } from '../up/bring-up.ts'
import { reachWarning } from '../up/reach-warning.ts'
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
      choice('--ports <plan>', 'free ports of one address, or standard ones on an address each', [
        'free',
        'standard',
      ]),
    )
    .addOption(option('--bind <address>', 'listen on this address').default('127.0.0.1'))
    .addOption(
      listOption(
        '--allow-egress <host:port>',
        'let appliances dial only this outside the lab; on loopback they may dial everything',
      ),
    )
    .addOption(
      choice('--clock <kind>', "lab time goes with the system's, or stands still", [
        'wall',
        'virtual',
      ]),
    )
    .addOption(
      option('--start <date>', "lab time to start at; on the wall the system's time by default"),
    )
    .addOption(
      option('--api-port <n>', 'port of the control API; any free one by default')
        .default(0)
        .argParser(wholeNumber(0, 65_535)),
    )
    .addOption(option('--seed <text>', "use another seed than the file's own"))
    .addOption(
      option('--detach', 'return when every door accepts; the lab goes on in the background'),
    )

  return doing<UpOptions>(command, async ({ operands: [file], options: given, terminal }) => {
    const options = { ...given, dir: resolve(given.dir) }
    checkBind(options.bind)
    for (const line of reachWarning(options.bind, options.allowEgress ?? []))
      terminal.note(terminal.palette.note(line))
    if (options.detach) await goOnInBackground(options, terminal)
    else await keepUp(String(file), options, terminal)
  })
}

function choice(flags: string, says: string, choices: readonly [string, string]): Option {
  return option(flags, says)
    .choices([...choices])
    .default(choices[0])
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
