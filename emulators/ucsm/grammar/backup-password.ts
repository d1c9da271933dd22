import type { CommandIo } from '../../../src/emulator/index.ts'
import type { Visit } from '../visit.ts'

/** Whether a protocol has a login; the administration guide asks a password for all but TFTP. */
export function needsPassword(protocol: string): boolean {
  return protocol !== 'tftp'
}

/**
 * Asks for the password of a backup, by its host, or of another object, by its name: once, without echo.
 * It is kept for the next commit only.
 */
export async function askPassword(io: CommandIo<Visit>, host: string): Promise<void> {
  const password = await io.ask('Password: ', { echo: false })
  io.session.keepSecret(password)
  io.session.buffer.send({ type: 'password.typed', host, password })
}
