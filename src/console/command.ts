import type { CommandIo } from './command-io.ts'
import type { ErrorManners } from './dialect.ts'
import type { Phrase } from './match.ts'
import type { Slot } from './slots.ts'
import type { ArgumentsOf, SlotNames } from './usage-arguments.ts'
import { readUsage } from './usage.ts'
import { helpIn, type Vocabulary } from './vocabulary.ts'

/** What a command leaves to be printed: text, or nothing. */
export type CommandResult = string | void | Promise<string | void>

/** A command of a mode, ready to be matched and run. */
export interface Command<Session> extends Phrase {
  readonly help: string
  readonly vocabulary: Vocabulary
  readonly slots: Readonly<Record<string, Slot>>
  /** Whether the visitor's session has it; a command that is not visible is unknown. */
  readonly visible: (session: Session) => boolean
  readonly run: (values: Readonly<Record<string, unknown>>, io: CommandIo<Session>) => CommandResult
}

/** Commands that are typed at the same prompt. */
export interface Mode<Session> {
  readonly name: string
  readonly prompt: (session: Session, path: readonly string[]) => string
  readonly commands: readonly Command<Session>[]
  readonly vocabulary: Vocabulary
  /** Modes whose commands work here too. */
  readonly inherits: readonly Mode<Session>[]
  /** What is said here about lines that are not understood, where the dialect says something else. */
  readonly errors?: Partial<ErrorManners>
}

/** How a mode is written down. */
export interface ModePlan<Session> {
  /** What stands before the cursor; `path` has the labels of the modes entered below the first one. */
  readonly prompt: (session: Session, path: readonly string[]) => string
  readonly commands: readonly Command<Session>[]
  readonly vocabulary?: Vocabulary
  readonly inherits?: readonly Mode<Session>[]
  readonly errors?: Partial<ErrorManners>
}

/** How a command is written down. */
export interface CommandPlan<Session, Usage extends string, Slots> {
  /** Help of the last keyword that is always typed; the others are looked up in the vocabularies. */
  readonly help: string
  readonly vocabulary?: Vocabulary
  readonly slots?: Slots
  /** Left out of help and completion. */
  readonly hidden?: boolean
  readonly when?: (session: Session) => boolean
  readonly run: (
    values: ArgumentsOf<Usage, ValuesOf<Slots>>,
    io: CommandIo<Session>,
  ) => CommandResult
}

/** A reader for each slot of a usage line. */
export type SlotTable<Usage extends string> = { readonly [Name in SlotNames<Usage>]: Slot }

/** Demands readers when the usage line has slots, and refuses readers for slots it has not. */
export type ExactSlots<Usage extends string, Slots> = [SlotNames<Usage>] extends [never]
  ? { readonly slots?: never }
  : {
      readonly slots: { [Name in keyof Slots]: Name extends SlotNames<Usage> ? Slots[Name] : never }
    }

type ValuesOf<Slots> = {
  [Name in keyof Slots]: Slots[Name] extends Slot<infer Value> ? Value : never
}

/** The words with which an emulator writes its grammar. */
export interface Grammar<Session> {
  /** Makes a command; the slots are exactly those of its usage line. Throws `bad-usage`. */
  readonly command: <const Usage extends string, Slots extends SlotTable<Usage>>(
    usage: Usage,
    plan: CommandPlan<Session, Usage, Slots> & ExactSlots<Usage, Slots>,
  ) => Command<Session>
  readonly mode: (name: string, plan: ModePlan<Session>) => Mode<Session>
}

/** The makers of commands and modes for visitors whose state is a `Session`. */
export function grammar<Session>(): Grammar<Session> {
  return {
    command: (usage, plan) => {
      const slots: Readonly<Record<string, Slot>> = plan.slots ?? {}
      const { start, lastKeyword } = readUsage(usage, slots)
      const vocabulary = plan.vocabulary ?? {}
      return {
        usage,
        start,
        slots,
        vocabulary,
        help: plan.help,
        hidden: plan.hidden ?? false,
        helpFor: (keyword) =>
          helpIn(vocabulary, keyword) || (keyword === lastKeyword ? plan.help : ''),
        visible: plan.when ?? (() => true),
        run: (values, io) => plan.run(values as Parameters<typeof plan.run>[0], io),
      }
    },
    mode: (name, plan) => ({ vocabulary: {}, inherits: [], ...plan, name }),
  }
}
