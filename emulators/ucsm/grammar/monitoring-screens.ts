import { CALL_HOME_DN, INTERFACE_MONITOR_DN, SNMP_DN } from '../configuration/standing-policies.ts'
import { objectsOf, type ManagedObject } from '../managed-objects.ts'
import { fsmStatusScreen, idleFsm } from '../screens/fsm-status.ts'
import {
  callHomeScreen,
  interfaceMonitorScreen,
  namedPolicyTable,
  snmpScreen,
} from '../screens/show-standing-policies.ts'
import { seen, type Visit } from '../visit.ts'
import { command } from './words.ts'

/** What /monitoring shows besides faults and syslog. */
export const monitoringScreens = [
  command('show snmp', { help: 'Snmp', run: show(SNMP_DN, snmpScreen) }),
  command('show callhome', { help: 'Callhome', run: show(CALL_HOME_DN, callHomeScreen) }),
  command('show mgmt-if-mon-policy', {
    help: 'Management Interface Monitoring Policy',
    run: show(INTERFACE_MONITOR_DN, interfaceMonitorScreen),
  }),
  command('show fault-suppress-policy', {
    help: 'Fault Suppress Policy',
    run: (_, { session }) =>
      namedPolicyTable('Fault Suppress Policy', objectsOf(seen(session), 'faultSuppressPolicy')),
  }),
  command('show fsm status [expand]', {
    help: 'Status',
    vocabulary: { expand: 'Expand' },
    run: ({ expand }) => fsmStatusScreen(idleFsm(CALL_HOME_DN), expand),
  }),
]

function show(dn: string, screen: (object: ManagedObject) => string) {
  return (_: unknown, { session }: { readonly session: Visit }): string => {
    const object = seen(session)[dn]
    return object ? screen(object) : ''
  }
}
