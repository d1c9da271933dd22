import type { AlarmNews } from '../alarms.ts'
import type { Alarm, AlarmFlag } from '../vocabulary.ts'
import type { FaultPolicy } from './fault-policy.ts'

/** The faults of an interconnect, the policy they live by, and what time it is. */
export interface AlarmList {
  readonly alarms: readonly Alarm[]
  readonly policy: FaultPolicy
  readonly nowMs: number
}

/** What happened to a fault, under the name that the journal has for it. */
export interface AlarmTold {
  readonly type:
    | 'alarm.raised'
    | 'alarm.eased'
    | 'alarm.cleared'
    | 'alarm.deleted'
    | 'alarm.acknowledged'
  readonly alarm: Alarm
}

/** When a fault changes next if nothing else happens; without a delay, never. A fault waits for one thing at a time. */
export interface AlarmWait {
  readonly id: number
  readonly next?: { readonly type: 'alarm.settled' | 'alarm.expired'; readonly delayMs: number }
}

/** A step in the life of faults: active, soaking, cleared and retained, deleted. Faults reference 6.0. */
export interface AlarmStep {
  readonly alarms: readonly Alarm[]
  readonly told: readonly AlarmTold[]
  readonly waits: readonly AlarmWait[]
}

/** The list after a fault was raised. One object has a fault once: it is counted when it comes again. */
export function raised(list: AlarmList, news: AlarmNews, id: number): AlarmStep {
  const known = knownAs(list.alarms, news)
  if (!known) return changed(list, { type: 'alarm.raised', alarm: first(news, list.nowMs, id) })
  const isSoaking = known.flags.includes('soaking-clear')
  const { flapMs } = list.policy
  const alarm = again(known, news, list.nowMs)
  const step = changed(list, { type: 'alarm.raised', alarm })
  if (isSoaking) return { ...step, waits: [wait(alarm, 'alarm.settled', flapMs)] }
  return known.severity === 'cleared' ? { ...step, waits: [{ id: alarm.id }] } : step
}

/** The fault on the list that this news is about. */
export function knownAs(alarms: readonly Alarm[], { code, dn }: AlarmNews): Alarm | undefined {
  return alarms.find((alarm) => alarm.code === code && alarm.dn === dn)
}

/** The list after the condition of some faults is over: they soak, with their severity unchanged. */
export function eased(list: AlarmList, concerned: (alarm: Alarm) => boolean): AlarmStep {
  const soaking = list.alarms
    .filter((alarm) => alarm.severity !== 'cleared' && concerned(alarm))
    .filter(({ flags }) => !flags.includes('soaking-clear'))
    .map((alarm) => withFlag(alarm, 'soaking-clear'))
  return {
    alarms: replaced(list.alarms, soaking),
    told: soaking.map((alarm) => ({ type: 'alarm.eased', alarm })),
    waits: soaking.map((alarm) => wait(alarm, 'alarm.settled', list.policy.flapMs)),
  }
}

/** The list after the flap interval of a fault: one that soaks is cleared, one that flapped is steady. */
export function settled(list: AlarmList, id: number): AlarmStep {
  const alarm = list.alarms.find((one) => one.id === id)
  if (!alarm) return unchanged(list)
  if (!alarm.flags.includes('soaking-clear'))
    return { ...unchanged(list), alarms: replaced(list.alarms, [steady(alarm)]) }
  const over: Alarm = {
    ...steady(alarm),
    severity: 'cleared',
    previousSeverity: alarm.severity,
    lastTransitionMs: list.nowMs,
  }
  const step = changed(list, { type: 'alarm.cleared', alarm: over })
  const { clearAction, retentionMs } = list.policy
  if (clearAction === 'delete') return expired({ ...list, alarms: step.alarms }, id, step.told)
  if (retentionMs === undefined) return step
  return { ...step, waits: [wait(over, 'alarm.expired', retentionMs)] }
}

/** The list without a fault whose retention is over. */
export function expired(list: AlarmList, id: number, told: readonly AlarmTold[] = []): AlarmStep {
  const gone = list.alarms.filter((alarm) => alarm.id === id)
  return {
    alarms: list.alarms.filter((alarm) => alarm.id !== id),
    told: [...told, ...gone.map((alarm) => ({ type: 'alarm.deleted' as const, alarm }))],
    waits: [],
  }
}

/** The list without the faults of objects that are no more; no interval is kept for these. */
export function orphaned(list: AlarmList, dns: readonly string[]): AlarmStep {
  const gone = list.alarms.filter(({ dn }) => dns.includes(dn))
  const told = gone
    .filter(({ severity }) => severity !== 'cleared')
    .map((alarm): AlarmTold => ({
      type: 'alarm.cleared',
      alarm: { ...alarm, severity: 'cleared' },
    }))
  return {
    alarms: list.alarms.filter((alarm) => !gone.includes(alarm)),
    told: [...told, ...gone.map((alarm) => ({ type: 'alarm.deleted' as const, alarm }))],
    waits: gone.map(({ id }) => ({ id })),
  }
}

/** The list after someone has acknowledged faults. */
export function acknowledged(list: AlarmList, dns: readonly string[]): AlarmStep {
  const seen = list.alarms
    .filter((alarm) => dns.includes(faultDn(alarm)) && !alarm.acknowledged)
    .map((alarm): Alarm => ({ ...alarm, acknowledged: true }))
  return {
    alarms: replaced(list.alarms, seen),
    told: seen.map((alarm) => ({ type: 'alarm.acknowledged', alarm })),
    waits: [],
  }
}

/** The list with the faults that stand now as the baseline against which later ones are new. */
export function pinned(alarms: readonly Alarm[]): readonly Alarm[] {
  return alarms.map((alarm) => (alarm.severity === 'cleared' ? alarm : withFlag(alarm, 'pinned')))
}

/** The name of a fault in the tree: below its object, by its code. */
export function faultDn({ dn, code }: Pick<Alarm, 'dn' | 'code'>): string {
  return `${dn}/fault-${code}`
}

function first(news: AlarmNews, nowMs: number, id: number): Alarm {
  const { severity } = news
  return {
    ...news,
    id,
    originalSeverity: severity,
    previousSeverity: severity,
    highestSeverity: severity,
    occurrences: 1,
    createdMs: nowMs,
    lastTransitionMs: nowMs,
    acknowledged: false,
    flags: [],
  }
}

function again(known: Alarm, news: AlarmNews, nowMs: number): Alarm {
  const { severity, flags } = known
  const soaked = flags.includes('soaking-clear')
  const counted: Alarm = {
    ...known,
    ...news,
    previousSeverity: severity,
    occurrences: known.occurrences + 1,
    lastTransitionMs: nowMs,
    acknowledged: known.acknowledged && severity !== 'cleared',
    flags: flags.filter((flag) => flag !== 'soaking-clear'),
  }
  return soaked ? withFlag(counted, 'flapping') : counted
}

function withFlag(alarm: Alarm, flag: AlarmFlag): Alarm {
  return { ...alarm, flags: [...new Set([...alarm.flags, flag])] }
}

function steady(alarm: Alarm): Alarm {
  return { ...alarm, flags: alarm.flags.filter((flag) => flag === 'pinned') }
}

function changed({ alarms }: AlarmList, told: AlarmTold): AlarmStep {
  const others = alarms.filter(({ id }) => id !== told.alarm.id)
  return { alarms: [...others, told.alarm], told: [told], waits: [] }
}

function unchanged({ alarms }: AlarmList): AlarmStep {
  return { alarms, told: [], waits: [] }
}

function replaced(alarms: readonly Alarm[], changed: readonly Alarm[]): readonly Alarm[] {
  const byId = new Map(changed.map((alarm) => [alarm.id, alarm]))
  return alarms.map((alarm) => byId.get(alarm.id) ?? alarm)
}

function wait({ id }: Alarm, type: 'alarm.settled' | 'alarm.expired', delayMs: number): AlarmWait {
  return { id, next: { type, delayMs } }
}
