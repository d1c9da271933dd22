import type { Command } from 'commander'
import type { AnyEntry } from '../../journal/entry.ts'
import { entryText } from '../../report/entry-text.ts'
import { connect, type LabOptions } from '../connect.ts'
import { directoryOption, doing, newCommand, option } from '../command.ts'
import { wholeNumber } from '../whole-number.ts'

interface Options extends LabOptions {
  readonly follow?: boolean
  readonly appliance?: string
  readonly event?: string
  readonly since?: string
  readonly limit?: number
}

/** `fieldfault journal`: what happened, and with `--follow` what happens. */
export function journalCommand(): Command {
  const command = newCommand('journal', {
    says: 'show what happened in the lab; with --follow and --json, a document a line',
    exits: { 0: 'it is shown; with --follow: the lab has stopped', 3: 'the lab does not answer' },
    examples: [
      "fieldfault journal --event 'backup.*'",
      'fieldfault journal --follow --appliance fi',
    ],
  })
    .addOption(directoryOption())
    .addOption(option('--follow', 'go on with entries as they happen'))
    .addOption(option('--appliance <name>', 'only entries of this appliance'))
    .addOption(option('--event <pattern>', 'only events of this name; * stands for anything'))
    .addOption(option('--since <date>', 'only entries from this lab time on'))
    .addOption(option('--limit <n>', 'at most the latest n entries').argParser(wholeNumber(1)))

  return doing<Options>(command, async ({ options, terminal }) => {
    const lab = connect(options)
    const { appliance, event, since, limit } = options
    const wanted = { appliance, event, since }
    if (!options.follow) {
      const path = `/v1/journal?${queryText({ ...wanted, limit })}`
      const answer = await lab.get<{ total: number; entries: AnyEntry[] }>(path)
      terminal.answer(answer, () =>
        answer.entries.map((entry) => entryText(entry, terminal.palette)),
      )
      return
    }
    const from = since ?? '1970-01-01T00:00:00Z'
    await lab.follow(`/v1/journal/stream?${queryText({ ...wanted, since: from })}`, (data) => {
      terminal.print(
        `${terminal.json ? data : entryText(JSON.parse(data) as AnyEntry, terminal.palette)}\n`,
      )
    })
  })
}

function queryText(query: Readonly<Record<string, string | number | undefined>>): string {
  const given = Object.entries(query).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, String(value)] as [string, string]],
  )
  return new URLSearchParams(given).toString()
}
