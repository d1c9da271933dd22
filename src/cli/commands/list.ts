import type { Command } from 'commander'
import { columnsText } from '../../report/table.ts'
import { listScenarios } from '../../scenario/find-file.ts'
import { loadScenario } from '../../scenario/load.ts'
import { doing, newCommand } from '../command.ts'
import { loadContext } from '../load-context.ts'

/** `fieldfault list`: emulators with their profiles, scenarios with their titles. */
export function listCommand(): Command {
  const command = newCommand('list', {
    says: 'list the emulators with their profiles, and the scenarios with their titles',
    exits: { 0: 'they are listed' },
    examples: ['fieldfault list', 'fieldfault list --json'],
  })
  return doing(command, async ({ terminal }) => {
    const { emulators } = await loadContext.emulators()
    const document = {
      emulators: emulators.map(({ name, imitates, profiles, defaultProfile }) => ({
        name,
        imitates,
        profiles: Object.keys(profiles),
        defaultProfile,
      })),
      scenarios: await Promise.all(listScenarios().map(({ name }) => headingOf(name))),
    }
    terminal.answer(document, () => listText(document, terminal.palette.strong))
  })
}

async function headingOf(name: string) {
  const { title, tags } = (await loadScenario(name, loadContext)).scenario
  return { name, title, tags }
}

interface Listing {
  readonly emulators: readonly { name: string; imitates: string; profiles: readonly string[] }[]
  readonly scenarios: readonly { name: string; title: string }[]
}

function listText({ emulators, scenarios }: Listing, strong: (text: string) => string): string[] {
  const indented = (rows: string[][]) => columnsText(rows).map((line) => `  ${line}`)
  return [
    strong('Emulators'),
    ...emulators.flatMap(({ name, imitates, profiles }) => [
      `  ${name}: ${imitates}`,
      `    profiles: ${profiles.join(', ')}`,
    ]),
    '',
    strong('Scenarios'),
    ...indented(scenarios.map(({ name, title }) => [name, title])),
  ]
}
