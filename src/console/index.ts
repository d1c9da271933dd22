/** The network command line: modes, grammar, abbreviation, help, completion, caret errors, pager and line editor. */
export type { Candidate } from './candidates.ts'
export type { CommandIo, LinesRequest, TerminalSettings } from './command-io.ts'
export { grammar } from './command.ts'
export type { Command, CommandPlan, Grammar, Mode, ModePlan } from './command.ts'
export type {
  Complaint,
  ConfirmManners,
  Dialect,
  ErrorManners,
  HelpManners,
  KeyManners,
  PagerManners,
  PipeManners,
} from './dialect.ts'
export { filters } from './filters.ts'
export type { FilterName } from './filters.ts'
export { graph, randomCommandLine } from './graph.ts'
export type { CommandEntry } from './graph.ts'
export { inColumns, sideBySide } from './help-layout.ts'
export type { ConsoleLimits } from './limits.ts'
export type { Refusal } from './match.ts'
export { openConsole, runLine } from './open-console.ts'
export type { RunningConsole } from './open-console.ts'
export { integer, oneOf, pattern, restOfLine, text, word } from './slots.ts'
export type { Pick, Slot, SlotManners } from './slots.ts'
export { caretRow } from './spot.ts'
export type { Spot } from './spot.ts'
export type { Terminal } from './terminal.ts'
export type {
  ConsoleEnd,
  ConsoleOptions,
  EndReason,
  RefusedLine,
  TypedCommand,
} from './console-options.ts'
export type { Vocabulary } from './vocabulary.ts'
