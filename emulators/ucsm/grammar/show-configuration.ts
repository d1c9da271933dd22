import { configurationScreen } from '../screens/show-configuration.ts'
import { facts } from '../visit.ts'
import { scopeObject } from './scope-object.ts'
import { command } from './words.ts'

/** `show configuration`: at the top of everything, in a scope of its object. */
export const showConfiguration = command('show configuration [all]', {
  help: 'Configuration',
  vocabulary: { all: 'All' },
  run: (_, io) =>
    configurationScreen(facts(io.session).objects, scopeObject(io.session, io.modePath())),
})
