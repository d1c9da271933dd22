import { alertContent, readAlert, type TlsAlert } from './alerts.ts'
import {
  createMessageAssembler,
  messageTypes,
  type HandshakeMessage,
} from './handshake-messages.ts'
import type { TlsLimits } from './limits.ts'
import { protectRecords, type RecordProtection } from './record-protection.ts'
import { contentTypes, recordBytes, type TlsRecord } from './records.ts'
import type { TrafficStage } from './traffic-secrets.ts'
import { TLS12, TLS13 } from './versions.ts'

/** One direction of a handshake, read record by record. */
export interface Direction {
  /** Whether its side has said all of its handshake, or goes on in a way that cannot be read. */
  readonly finished: boolean
  /** Reads a record; false, having read nothing, when the secret to read it is not known yet. */
  readonly read: (record: TlsRecord) => boolean
  /** An alert as this direction would carry it now; `undefined` when only OpenSSL has the keys for it. */
  readonly alertRecord: (alert: TlsAlert) => Buffer | undefined
}

/** What a direction tells and asks. */
export interface DirectionParts {
  readonly limits: TlsLimits
  /** Version and suite of the ServerHello, once it was seen. */
  readonly agreed: () => { readonly version: number; readonly suite: number } | undefined
  readonly secret: (stage: TrafficStage) => Buffer | undefined
  readonly heard: (message: HandshakeMessage) => void
  readonly alerted: (alert: TlsAlert) => void
  /** A message is longer than it may be. */
  readonly tooLong: () => void
}

/** Starts with the first record of a side, which is in clear. */
export function createDirection(parts: DirectionParts): Direction {
  const { agreed, secret, heard } = parts
  const readContent = contentReader({
    ...parts,
    heard(message) {
      if (message.type === messageTypes.finished) nextStage()
      heard(message)
    },
  })
  let stage: TrafficStage = 'handshake'
  let protection: RecordProtection | undefined
  let finished = false
  let isUnreadable = false

  const isTls13 = () => (agreed()?.version ?? 0) >= TLS13

  function nextStage(): void {
    finished = true
    stage = 'application'
    protection = undefined
  }

  /** True when the record could be read, or never can be. */
  function readProtected(record: TlsRecord): boolean {
    const known = secret(stage)
    if (!protection && !known) return false
    protection ??= protectRecords(known!, agreed()!.suite)
    const inner = protection?.open(record)
    if (inner) readContent(inner.type, inner.content)
    return true
  }

  return {
    get finished() {
      return finished
    },
    read(record) {
      if (isUnreadable) return true
      const { type, payload } = record
      if (type === contentTypes.changeCipherSpec) {
        // In TLS 1.3 it means nothing (RFC 8446 section 5); before, all that follows is encrypted.
        if (!isTls13()) finished = isUnreadable = true
        return true
      }
      if (type === contentTypes.applicationData) return isTls13() ? readProtected(record) : true
      readContent(type, payload)
      return true
    },
    alertRecord(alert) {
      if (isUnreadable) return undefined
      const content = alertContent(alert)
      const known = finished && isTls13() ? secret(stage) : undefined
      protection ??= known && protectRecords(known, agreed()!.suite)
      if (protection) return protection.seal(contentTypes.alert, content)
      return recordBytes(contentTypes.alert, Math.min(agreed()?.version ?? TLS12, TLS12), content)
    },
  }
}

type Content = (type: number, content: Buffer) => void

/** Makes messages and alerts of what records carry. */
function contentReader({ limits, heard, alerted, tooLong }: DirectionParts): Content {
  const assembler = createMessageAssembler((type) =>
    type === messageTypes.certificate ? limits.certificateMessageBytesMax : limits.messageBytesMax,
  )
  return (type, content) => {
    if (type === contentTypes.alert) {
      const alert = readAlert(content)
      if (alert) alerted(alert)
    }
    if (type !== contentTypes.handshake) return
    const messages = assembler.push(content)
    if (messages === 'too-long') return tooLong()
    for (const message of messages) heard(message)
  }
}
