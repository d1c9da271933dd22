import { runFtpErrand, type FtpErrand } from './ftp-errand.ts'
import type { PlainErrandReport, PlainSendErrand } from './plain-errand.ts'
import type { Surroundings } from './surroundings.ts'

/** Sends a file to an FTP server; every part of it is journalled. */
export function sendFileOverFtp(
  surroundings: Surroundings,
  errand: FtpErrand & PlainSendErrand,
): Promise<PlainErrandReport> {
  const { path, bytes } = errand
  return runFtpErrand(surroundings, errand, {
    direction: 'there',
    transfer: (client) => client.put(path, bytes),
  })
}
