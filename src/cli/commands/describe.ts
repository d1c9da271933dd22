import type { Command } from 'commander'
import { LabError } from '../../errors/lab-error.ts'
import { listScenarios } from '../../scenario/find-file.ts'
import { loadCast } from '../../scenario/load.ts'
import { nearNames } from '../../scenario/near-names.ts'
import { doing, newCommand, option } from '../command.ts'
import { emulatorDocument, emulatorText } from '../describe/emulator-text.ts'
import { scenarioDocument, scenarioText } from '../describe/scenario-text.ts'
import { loadContext } from '../load-context.ts'

interface Options {
  readonly evidence?: boolean
}

/** `fieldfault describe`: an emulator's data sheet, or a scenario's story. */
export function describeCommand(): Command {
  const command = newCommand('describe <emulator or scenario>', {
    says: 'show doors, commands, events, profiles of an emulator; story, cast, steps of a scenario',
    exits: { 0: 'it is shown' },
    examples: ['fieldfault describe ucsm --evidence', 'fieldfault describe my-scenario.ts'],
  }).addOption(option('--evidence', 'for an emulator: what every detail rests on'))

  return doing<Options>(command, async ({ operands: [asked], options, terminal }) => {
    const name = String(asked)
    const { emulators } = await loadContext.emulators()
    const emulator = emulators.find((known) => known.name === name)
    if (emulator) {
      const document = emulatorDocument(emulator, options.evidence ?? false)
      return terminal.answer(document, () => emulatorText(document, terminal))
    }
    const known = [...emulators.map((one) => one.name), ...listScenarios().map((one) => one.name)]
    const loaded = await loadCast(name, loadContext).catch((cause: unknown) => {
      if (!(cause instanceof LabError) || cause.code !== 'no-such-scenario') throw cause
      throw new LabError('nothing-to-describe', { name, near: nearNames(name, known) }, { cause })
    })
    const document = scenarioDocument(loaded)
    terminal.answer(document, () => scenarioText(document, terminal))
  })
}
