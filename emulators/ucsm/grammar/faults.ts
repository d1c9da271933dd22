import { integer, oneOf, word } from '../../../src/emulator/index.ts'
import { faultDn } from '../faults/alarm-life.ts'
import { NO_SUCH_OBJECT } from '../screens/object-errors.ts'
import { faultDetail, faultTable } from '../screens/show-fault.ts'
import { edit, facts, type Visit } from '../visit.ts'
import type { Alarm } from '../vocabulary.ts'
import { scopeObject, within } from './scope-object.ts'
import { command } from './words.ts'

const faultId = integer(1, 4_294_967_295, 'Fault ID')

const severity = oneOf({
  cleared: 'Cleared',
  critical: 'Critical',
  info: 'Info',
  major: 'Major',
  minor: 'Minor',
  warning: 'Warning',
})

/** `show fault` and its filters, in every scope about the object that is open. */
export const showFaultCommands = [
  command('show fault [detail]', {
    help: 'Fault',
    run: ({ detail }, io) => screen(faultsHere(io.session, io.modePath()), detail),
  }),
  command('show fault {id} [detail]', {
    help: 'Fault',
    slots: { id: faultId },
    run({ id, detail }, io) {
      const here = faultsHere(io.session, io.modePath())
      return screen(
        here.filter((alarm) => alarm.id === id),
        detail,
      )
    },
  }),
  command('show fault cause {cause} [detail]', {
    help: 'Cause',
    slots: { cause: word('Cause of the fault, such as fsm-failed') },
    run({ cause, detail }, io) {
      const here = faultsHere(io.session, io.modePath())
      return screen(
        here.filter((alarm) => alarm.cause === cause),
        detail,
      )
    },
  }),
  command('show fault severity {severity} [detail]', {
    help: 'Severity',
    slots: { severity },
    run({ severity, detail }, io) {
      const here = faultsHere(io.session, io.modePath())
      return screen(
        here.filter((alarm) => alarm.severity === severity),
        detail,
      )
    },
  }),
  command('show fault suppressed', {
    help: 'Suppressed',
    // Nothing here can be suppressed: fault suppression is about chassis, servers and service profiles.
    run: () => '',
  }),
]

/** `acknowledge fault`, whose effect is committed like any change. */
export const acknowledgeFault = command('acknowledge fault {id}', {
  help: 'Fault',
  slots: { id: faultId },
  run({ id }, { session }) {
    const alarm = facts(session).alarms.find((one) => one.id === id)
    if (!alarm) return NO_SUCH_OBJECT
    edit(session, { verb: 'set', dn: faultDn(alarm), attributes: { id: String(id), ack: 'yes' } })
  },
})

/** `show baseline-faults` and `show new-faults`: those that stood when firmware was last activated, and later ones. */
export const baselineCommands = [
  command('show baseline-faults [detail]', {
    help: 'Baseline Faults',
    run: ({ detail }, { session }) => screen(facts(session).alarms.filter(isBaseline), detail),
  }),
  command('show new-faults [detail]', {
    help: 'New Faults',
    run: ({ detail }, { session }) => screen(facts(session).alarms.filter(isNew), detail),
  }),
]

function isBaseline({ flags }: Alarm): boolean {
  return flags.includes('pinned')
}

function isNew(alarm: Alarm): boolean {
  return !isBaseline(alarm) && alarm.severity !== 'cleared'
}

function faultsHere(visit: Visit, path: readonly string[]): readonly Alarm[] {
  return within(facts(visit).alarms, scopeObject(visit, path))
}

function screen(alarms: readonly Alarm[], detail: true | undefined): string {
  return detail ? faultDetail(alarms) : faultTable(alarms)
}
