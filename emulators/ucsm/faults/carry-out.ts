import type { AlarmFacts, Emitted } from '../../../src/emulator/index.ts'
import type { Alarm, UcsmContext, UcsmEvent } from '../vocabulary.ts'
import type { AlarmList, AlarmStep } from './alarm-life.ts'
import { faultPolicyOf } from './fault-policy.ts'

/** What a step needs of a statechart's queue of actions. */
export interface AlarmQueue {
  readonly assign: (change: Pick<UcsmContext, 'alarms'>) => void
  readonly emit: (told: Emitted) => void
  readonly cancel: (id: string) => void
  readonly raise: (event: UcsmEvent, how: { id: string; delay: number }) => void
}

/** The faults of an interconnect as a step takes them. */
export function alarmList({ alarms, objects, now }: UcsmContext): AlarmList {
  return { alarms, policy: faultPolicyOf(objects), nowMs: now() }
}

/** Puts a step in the life of faults into effect: the list, what is told of it, and the intervals it starts. */
export function carryOut(queue: AlarmQueue, { alarms, told, waits }: AlarmStep): void {
  queue.assign({ alarms })
  for (const { type, alarm } of told)
    queue.emit({ type, stream: 'faults', data: alarmFacts(alarm) })
  for (const { id, next } of waits) {
    queue.cancel(waitId(id))
    if (next) queue.raise({ type: next.type, id }, { id: waitId(id), delay: next.delayMs })
  }
}

function waitId(alarmId: number): string {
  return `interval of fault ${alarmId}`
}

function alarmFacts(alarm: Alarm): AlarmFacts {
  const { code, id, severity, originalSeverity, dn: object, cause, occurrences, text } = alarm
  const { type, flags } = alarm
  return {
    code,
    id,
    severity,
    originalSeverity,
    type,
    object,
    cause,
    occurrences,
    text,
    ...(flags.length > 0 && { flags: flags.join(',') }),
  }
}
