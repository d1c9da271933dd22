/** Opens a shell on each port and types commands, a second apart: type-commands SSH-PORT... */
import { once } from 'node:events'
import { connect } from 'node:net'
import { createActivity } from '../../../src/clock/activity.ts'
import { LabClock } from '../../../src/clock/lab-clock.ts'
import { pauseReal, stopwatch, systemNow } from '../../../src/clock/real-time.ts'
import { openSsh, type SshClientChannel } from '../../../src/ssh/index.ts'
import { loginOffer, password } from '../login-facts.ts'

/** Two rounds to warm up, then those that count. */
const ROUNDS = 6
const WARM_UP_ROUNDS = 2
const BETWEEN_MS = 1_000
const COMMANDS = [
  'ls -hal',
  'openssl x509 -dates -noout -in $(ls /etc/sf/ca_root/cacert.pem /var/sf/peers/*/cacert.pem | head -1)',
  'netstat -an | grep 8305',
  'grep -c a /etc/passwd',
]
/** What stands at the end of the screen when somebody is to type. */
const WAITING = /[#>:$] ?$/

const ports = process.argv.slice(2).map(Number)
const clock = new LabClock({ startMs: systemNow(), activity: createActivity({ limitMs: 1_000 }) })
clock.runOnWall()

async function openShell(port: number): Promise<SshClientChannel> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await once(socket, 'connect')
  const outcome = await openSsh(socket, {
    clock,
    ident: 'OpenSSH_9.2',
    offer: loginOffer('diffie-hellman-group14-sha256'),
    user: 'admin',
    password,
    readyWithinMs: 60_000,
    observe: () => {},
  })
  if (!outcome.ok) throw new TypeError(JSON.stringify(outcome.refusal))
  const opened = await outcome.session.openShell({ pty: { columns: 120, rows: 1_000 } })
  if (!opened.ok) throw new TypeError(opened.detail)
  return opened.value
}

/** Types on one channel and waits for the prompt each time; gives the milliseconds that it took. */
function createTypist(channel: SshClientChannel) {
  let screen = ''
  let arrived = () => {}
  channel.onData((chunk) => {
    screen += chunk.toString()
    arrived()
  })
  const untilPrompt = async () => {
    while (!WAITING.test(screen)) await new Promise<void>((resolve) => (arrived = resolve))
  }
  return async (text: string): Promise<number> => {
    await untilPrompt()
    screen = ''
    const tookMs = stopwatch()
    channel.write(`${text}\r`)
    // The echo of what was typed ends in no prompt, the answer does.
    await untilPrompt()
    return tookMs()
  }
}

async function useShell(port: number, place: number): Promise<number[]> {
  const type = createTypist(await openShell(port))
  await type('expert')
  await type('sudo su -')
  await type(password)
  await pauseReal((place * BETWEEN_MS) / ports.length)
  const taken: number[] = []
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
    const tookMs = await type(COMMANDS[round % COMMANDS.length]!)
    if (round >= WARM_UP_ROUNDS) taken.push(tookMs)
    await pauseReal(BETWEEN_MS)
  }
  return taken
}

const taken = (await Promise.all(ports.map(useShell))).flat().toSorted((a, b) => a - b)
const at = (share: number) => taken[Math.floor(taken.length * share)]
process.stdout.write(`${JSON.stringify({ medianMs: at(0.5), slowMs: at(0.95) })}\n`)
process.exit(0)
