import type { Command } from 'commander'
import type { Emulator } from '../../emulator/emulator.ts'
import { LabError } from '../../errors/lab-error.ts'
import { nearNames } from '../../scenario/near-names.ts'
import { doing, newCommand, option } from '../command.ts'
import { chartDocument, stateDiagram } from '../graph/state-diagram.ts'
import { loadContext } from '../load-context.ts'

interface Options {
  readonly chart?: string
}

/** `fieldfault graph`: the statecharts of an emulator as Mermaid. */
export function graphCommand(): Command {
  const command = newCommand('graph <emulator>', {
    says: 'print the statecharts of an emulator as Mermaid',
    exits: { 0: 'it is printed' },
    examples: ['fieldfault graph ucsm --chart backup', 'fieldfault graph backup-server --json'],
  }).addOption(option('--chart <id>', 'only the chart of this name'))

  return doing<Options>(command, async ({ operands: [asked], options, terminal }) => {
    const { emulators } = await loadContext.emulators()
    const machines = chosen(emulatorOf(String(asked), emulators), options.chart)
    const document = { emulator: String(asked), charts: machines.map(chartDocument) }
    terminal.answer(document, () =>
      machines.flatMap((one) => [...stateDiagram(one).split('\n'), '']),
    )
  })
}

/** The emulator of a name. Throws `no-such-charts`. */
export function emulatorOf(name: string, emulators: readonly Emulator[]): Emulator {
  const emulator = emulators.find((one) => one.name === name)
  if (emulator) return emulator
  const known = emulators.map((one) => one.name)
  throw new LabError('no-such-charts', { name, near: nearNames(name, known) })
}

function chosen({ name, machines }: Emulator, chart: string | undefined) {
  if (chart === undefined) return machines
  const wanted = machines.filter(({ id }) => id === chart)
  if (wanted.length > 0) return wanted
  throw new LabError('no-such-chart', {
    emulator: name,
    chart,
    known: machines.map(({ id }) => id),
  })
}
