import type { Emitted } from '../../../src/emulator/index.ts'
import type { UcsmContext } from '../vocabulary.ts'
import { grown, numbered, type AuditNews, type EventNews } from './record.ts'

/** What writing into a log needs of a statechart's queue of actions. */
export interface RecordQueue {
  readonly assign: (change: Partial<UcsmContext>) => void
  readonly emit: (told: Emitted) => void
}

/** Puts entries into the event log, and tells of each. */
export function writeEvents(
  queue: RecordQueue,
  { events, nextRecordId: firstId, now }: UcsmContext,
  news: readonly EventNews[],
): void {
  const added = numbered(news, { firstId, nowMs: now() })
  queue.assign({ events: grown(events, added), nextRecordId: firstId + added.length })
  for (const { id, code, dn: object, user, text } of added) {
    const data = { id, code, object, user, text }
    queue.emit({ type: 'event.recorded', stream: 'records', data })
  }
}

/** Puts entries into the audit log, and tells of each. */
export function writeAudits(
  queue: RecordQueue,
  { audits, nextRecordId: firstId, now }: UcsmContext,
  news: readonly AuditNews[],
): void {
  const added = numbered(news, { firstId, nowMs: now() })
  queue.assign({ audits: grown(audits, added), nextRecordId: firstId + added.length })
  for (const { id, kind, user, action, dn: object, changes, text } of added) {
    const data = { id, kind, user, action, object, changes, text }
    queue.emit({ type: 'audit.recorded', stream: 'records', data })
  }
}
