import { fipsStatus } from '../screens/debug-plugin.ts'
import { facts } from '../visit.ts'
import { command } from './words.ts'

/** `show fips status`, in NX-OS and below it. */
export const showFipsStatus = command('show fips status', {
  help: 'Display FIPS status',
  vocabulary: { fips: 'Display FIPS mode' },
  run: (_, { session }) => fipsStatus(facts(session).isFips),
})
