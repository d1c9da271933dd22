/** Logs in and out, eight at a time, and prints how many times in a second: log-in PORT KEX METHOD SECONDS. */
import { once } from 'node:events'
import { connect } from 'node:net'
import { createActivity } from '../../../src/clock/activity.ts'
import { LabClock } from '../../../src/clock/lab-clock.ts'
import { stopwatch, systemNow } from '../../../src/clock/real-time.ts'
import { openSsh } from '../../../src/ssh/index.ts'
import { loginOffer, password, userKey, userName } from '../login-facts.ts'

const PARALLEL = 8
/** Time until both ends have compiled what they run, milliseconds. */
const WARM_UP_MS = 700

const [, , port = '', kex = '', method = '', seconds = ''] = process.argv
const credential = method === 'password' ? { password } : { privateKey: userKey.privatePem }
const clock = new LabClock({
  startMs: systemNow(),
  activity: createActivity({ limitMs: 1_000 }),
})
clock.runOnWall()

async function logIn(): Promise<void> {
  const socket = connect({ port: Number(port), host: '127.0.0.1', noDelay: true })
  const closed = once(socket, 'close')
  await once(socket, 'connect')
  const outcome = await openSsh(socket, {
    clock,
    ident: 'OpenSSH_9.2',
    offer: loginOffer(kex),
    user: userName,
    ...credential,
    readyWithinMs: 30_000,
    observe: () => {},
  })
  if (!outcome.ok) throw new TypeError(JSON.stringify(outcome.refusal))
  outcome.session.close()
  await closed
}

/** Logins in a second. Those that began in time are waited for and counted. */
async function rate(ms: number): Promise<number> {
  const elapsedMs = stopwatch()
  let count = 0
  const worker = async () => {
    while (elapsedMs() < ms) {
      await logIn()
      count += 1
    }
  }
  await Promise.all(Array.from({ length: PARALLEL }, worker))
  return (count * 1000) / elapsedMs()
}

await rate(WARM_UP_MS)
process.stdout.write(`${JSON.stringify({ perSecond: await rate(Number(seconds) * 1000) })}\n`)
clock.close()
