import { assumed, documented, formatDate, recalled } from '../../../src/emulator/index.ts'
import type { HealthAlert } from '../vocabulary.ts'

export const certificateEvidence = documented(
  'Cisco document 222464: with a VDB from 399 on a health alert from 90 days before the InternalCA expires, a warning, then an error.',
)
export const wordingEvidence = assumed(
  'The wording of the health alert for the InternalCA is published as a picture only.',
)
export const heartbeatEvidence = recalled('Health module Appliance Heartbeat.')

/** The alert of an InternalCA that expires soon. */
export function expiringAlert(endMs: number): HealthAlert {
  const text = `The internal root certificate expires at ${certificateDate(endMs)}. Review the Field Notice FN #74214.`
  return { module: 'Certificate Monitoring', severity: 'warning', text }
}

/** The alert of an InternalCA that has expired. */
export function expiredAlert(endMs: number): HealthAlert {
  const text = `The internal root certificate has expired at ${certificateDate(endMs)}. Review the Field Notice FN #74214.`
  return { module: 'Certificate Monitoring', severity: 'error', text }
}

/** The alert of a device to which no tunnel stands. */
export function silentAlert(device: string): HealthAlert {
  const text = `Appliance ${device} is not sending heartbeats.`
  return { module: 'Appliance Heartbeat', severity: 'error', text }
}

/** An instant as certificates are printed: `Oct  9 10:12:50 2034 GMT`. */
export function certificateDate(ms: number): string {
  return `${formatDate('%b %e %H:%M:%S %Y', ms, 'UTC')} GMT`
}
