import { putOverTftp } from '../tftp/client.ts'
import type { PlainErrandReport, PlainSendErrand } from './plain-errand.ts'
import type { Surroundings } from './surroundings.ts'
import { runTftpErrand } from './tftp-errand.ts'

/** Sends a file to a TFTP server; every part of it is journalled. */
export function sendFileOverTftp(
  surroundings: Surroundings,
  errand: PlainSendErrand,
): Promise<PlainErrandReport> {
  return runTftpErrand(surroundings, errand, {
    direction: 'there',
    transfer: (plan) => putOverTftp(plan, errand.bytes),
  })
}
