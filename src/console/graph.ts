import type { Mode } from './command.ts'
import type { Slot, Pick } from './slots.ts'
import type { UsageNode } from './usage.ts'

/** A command as a list of commands shows it. */
export interface CommandEntry {
  readonly mode: string
  readonly usage: string
  readonly help: string
  readonly slots: Readonly<Record<string, { readonly label: string; readonly help: string }>>
}

/** Every command of a mode, inherited ones last, hidden ones too. */
export function graph<Session>({ name, commands, inherits }: Mode<Session>): CommandEntry[] {
  const own = commands.map(({ usage, help, slots }) => ({
    mode: name,
    usage,
    help,
    slots: tell(slots),
  }))
  return [...own, ...inherits.flatMap((mode) => graph(mode))]
}

/** A line that one of the mode's commands accepts; `pick` is the only source of chance. */
export function randomCommandLine<Session>(
  { commands }: Mode<Session>,
  pick: Pick,
  session?: Session,
): string {
  const usable =
    session === undefined ? commands : commands.filter(({ visible }) => visible(session))
  if (usable.length === 0) return ''
  return randomWords(usable[pick(usable.length)]!.start, pick).join(' ')
}

function randomWords({ edges, final }: UsageNode, pick: Pick): string[] {
  const chosen = pick(edges.length + (final ? 1 : 0))
  const edge = edges[chosen]
  if (!edge) return []
  const word = 'word' in edge ? edge.word : edge.reads.sample(pick)
  return [word, ...randomWords(edge.to, pick)]
}

function tell(slots: Readonly<Record<string, Slot>>): CommandEntry['slots'] {
  return Object.fromEntries(
    Object.entries(slots).map(([name, { label, help }]) => [name, { label, help }]),
  )
}
