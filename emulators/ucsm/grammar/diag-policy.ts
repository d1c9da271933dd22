import { objectsOf } from '../managed-objects.ts'
import { namedPolicyTable } from '../screens/show-standing-policies.ts'
import { openOrganization, seen } from '../visit.ts'
import { command } from './words.ts'

/** `show diag-policy` in /org. */
export const diagPolicyScreen = command('show diag-policy', {
  help: 'Diagnostics Policy',
  run(_, { session, modePath }) {
    const prefix = `${openOrganization(session, modePath())}/diag-policy-`
    const policies = objectsOf(seen(session), 'diagRunPolicy')
    return namedPolicyTable(
      'Diagnostics Policy',
      policies.filter(({ dn }) => dn.startsWith(prefix)),
    )
  },
})
