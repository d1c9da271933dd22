import type { CommandSheet, Emulator, FactSheet } from '../../emulator/emulator.ts'
import { columnsText, wrapText } from '../../report/table.ts'
import type { Terminal } from '../terminal.ts'

/** An emulator's data sheet as a document; with `evidence`, what every detail rests on. */
export function emulatorDocument(emulator: Emulator, evidence: boolean) {
  const { name, imitates, defaultProfile, profiles, options, doors, behaviours, events } = emulator
  return {
    name,
    imitates,
    defaultProfile,
    profiles: Object.entries(profiles).map(([profile, { title }]) => ({ name: profile, title })),
    options,
    doors,
    commands: emulator.commands(),
    events,
    behaviours,
    ...(evidence && { evidence: emulator.evidence() }),
  }
}

type EmulatorDocument = ReturnType<typeof emulatorDocument>

/** The data sheet for a reader. */
export function emulatorText(emulator: EmulatorDocument, { palette, width }: Terminal): string[] {
  const { name, imitates, profiles, defaultProfile, options, doors, behaviours, evidence } =
    emulator
  const section = (title: string, lines: readonly string[]) =>
    lines.length > 0 ? ['', palette.strong(title), ...lines.map((line) => `  ${line}`)] : []
  const table = (rows: readonly (readonly string[])[]) => columnsText(rows)
  const isDefault = (profile: string) => (profile === defaultProfile ? ' (default)' : '')
  return [
    ...wrapText(`${palette.strong(name)} imitates ${imitates}.`, width),
    ...section('Doors', table(doors.map(({ service, port }) => [service, String(port)]))),
    ...section(
      'Profiles',
      table(profiles.map((one) => [one.name + isDefault(one.name), one.title])),
    ),
    ...section('Options', table(Object.entries(options))),
    ...section('Events', eventLines(emulator)),
    ...section('Behaviours', behaviourLines(behaviours)),
    ...section('Commands', commandLines(emulator.commands)),
    ...section(
      'Evidence',
      table((evidence ?? []).map(({ mark, what, source }) => [mark, what, source])),
    ),
  ]
}

function eventLines({ events }: EmulatorDocument): string[] {
  return Object.entries(events).flatMap(([type, { says, facts }]) => [
    `${type}: ${says}`,
    ...columnsText(Object.entries(facts).map(([fact, sheet]) => [`  ${fact}=`, factText(sheet)])),
  ])
}

function behaviourLines(behaviours: EmulatorDocument['behaviours']): string[] {
  return Object.entries(behaviours).flatMap(([behaviour, { says, settings = {} }]) => [
    `${behaviour}: ${says}`,
    ...columnsText(Object.entries(settings).map(([key, sheet]) => [`  ${key}=`, factText(sheet)])),
  ])
}

function factText({ says, optional, oneOf }: FactSheet): string {
  const values = oneOf ? ` (${oneOf.join(', ')})` : ''
  return `${says}${values}${optional ? ', optional' : ''}`
}

function commandLines(commands: readonly CommandSheet[]): string[] {
  const modes = [...new Set(commands.map(({ mode }) => mode))]
  return modes.flatMap((mode) => [
    `in ${mode || 'the first mode'}`,
    ...columnsText(
      commands.filter((one) => one.mode === mode).map(({ usage, says }) => [`  ${usage}`, says]),
    ),
  ])
}
