import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { LabError } from '../../errors/lab-error.ts'
import type { ProbeTarget } from '../../probe/target.ts'

const USUAL_VARIABLE = 'FIELDFAULT_PASSWORD'

/**
 * The password for the user of a URL: from the variable that was named, from FIELDFAULT_PASSWORD, or typed
 * at the terminal. None without a user, or without any of these. Throws `wrong-use`.
 */
export async function findPassword(
  { user, host }: ProbeTarget,
  variable: string | undefined,
): Promise<string | undefined> {
  if (variable !== undefined && process.env[variable] === undefined)
    throw new LabError('wrong-use', {
      command: 'fieldfault probe',
      fact: `the variable ${variable} of --password-env is not set`,
    })
  if (user === undefined) return undefined
  const given = process.env[variable ?? USUAL_VARIABLE]
  if (given !== undefined) return given
  return process.stdin.isTTY ? askPassword(`Password of ${user} on ${host}: `) : undefined
}

/** Asks on standard error; what is typed is not shown. */
async function askPassword(question: string): Promise<string> {
  const output = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output, terminal: true })
  lines.once('SIGINT', () => process.exit(130))
  process.stderr.write(question)
  const answer = await lines.question('')
  lines.close()
  process.stderr.write('\n')
  return answer
}
