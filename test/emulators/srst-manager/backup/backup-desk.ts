import { startManager, test as base } from '../srst-lab.ts'
import type { Visitor } from '../../ssh-visits.ts'

/** Where the backups of these tests go, and the login there. */
export const URL = 'sftp://server/vmbackups'
export const LOGIN = 'username backup password server-secret'
/** The fingerprint of no key of the lab. */
export const WRONG = 'a5:3a:12:6d:e9:48:a3:34:be:8f:ee:50:30:e5:e6:c3'

/** Tests with a machine, somebody at its prompt, and a server that has a directory for backups. */
export const test = base.override('srst', () => startManager({}, { files: { '/vmbackups/': '' } }))

/** Types lines of which nothing is looked at. */
export async function type(cli: Visitor, ...lines: string[]): Promise<void> {
  for (const line of lines) await cli.type(`${line}\r`)
  cli.turnPage()
}

/** The MD5 fingerprint of a key that the server shows. */
export function keyOf(srst: Awaited<ReturnType<typeof startManager>>, keyType = 'ssh-rsa'): string {
  const keys = srst.lab.appliance('server').hostKeys()
  return keys.find(({ type }) => type === keyType)!.md5
}
