import type {
  CommandContext,
  CommandOutcome,
  Surroundings,
} from '../../../../src/emulator/index.ts'
import type { OpensslGeneration } from '../../vocabulary.ts'

/** What every command of `openssl` is given besides its arguments. */
export interface OpensslPlace {
  readonly context: CommandContext
  readonly generation: OpensslGeneration
  /** The network that `s_client` dials over. */
  readonly surroundings: Surroundings
}

/** A command of `openssl`. */
export type OpensslAct = (
  args: readonly string[],
  place: OpensslPlace,
) => CommandOutcome | Promise<CommandOutcome>
