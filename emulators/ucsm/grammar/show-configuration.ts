import { configurationScreen } from '../screens/show-configuration.ts'
import { pendingConfiguration } from '../screens/pending-configuration.ts'
import { facts, pending, type Visit } from '../visit.ts'
import { openScope } from './scope-object.ts'
import { command } from './words.ts'

/** `show configuration`: at the top of everything, in a scope of that scope. */
export const showConfigurationCommands = [
  command('show configuration [all]', {
    help: 'Configuration',
    vocabulary: { all: 'All' },
    run({ all }, io) {
      const { objects, factory } = facts(io.session)
      return configurationScreen({
        objects,
        ...(!all && { factory }),
        ...here(io.session, io.modePath()),
      })
    },
  }),
  command('show configuration pending', {
    help: 'Changes that are not committed',
    run(_, io) {
      const { session } = io
      const { objects } = facts(session)
      return pendingConfiguration({
        edits: pending(session),
        objects,
        ...here(session, io.modePath()),
      })
    },
  }),
]

function here(visit: Visit, path: readonly string[]): { readonly scope?: string } {
  const scope = openScope(visit, path)
  return scope === undefined ? {} : { scope }
}
