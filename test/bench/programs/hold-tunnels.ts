/** Opens connections within one process and prints what each takes of its memory: hold-tunnels COUNT (tls|tcp). */
import { once } from 'node:events'
import { connect, createServer, type AddressInfo } from 'node:net'
import { createActivity } from '../../../src/clock/activity.ts'
import { LabClock } from '../../../src/clock/lab-clock.ts'
import { systemNow } from '../../../src/clock/real-time.ts'
import { chainVerifier } from '../../../src/emulator/tls-trust.ts'
import { openTls, serveTls, type TlsSession } from '../../../src/tls/index.ts'
import { tunnelFiles, tunnelOffer } from '../tunnel-facts.ts'

const [, , count = '0', kind = 'tls'] = process.argv
const WARM_UP = 20
const activity = createActivity({ limitMs: 10_000 })
const clock = new LabClock({ startMs: systemNow(), activity })
const { authority, credentials } = tunnelFiles(clock.now())
const verify = chainVerifier({ trusted: [authority] })
const settings = { ...tunnelOffer, clock, activity, credentials, verify, observe: () => {} }

const server = createServer({ noDelay: true }, (socket) => {
  const established = ({ stream }: TlsSession) => void stream.resume()
  if (kind === 'tls') serveTls(socket, { ...settings, clientCertificate: 'required', established })
}).listen(0, '127.0.0.1')
await once(server, 'listening')
const { port } = server.address() as AddressInfo

async function dial(): Promise<object | undefined> {
  const socket = connect({ port, noDelay: true })
  await once(socket, 'connect')
  if (kind === 'tcp') return socket
  const outcome = await openTls(socket, settings)
  return outcome.ok ? outcome.session : undefined
}

function residentBytes(): number {
  globalThis.gc?.()
  return process.memoryUsage().rss
}

const held: (object | undefined)[] = []
for (let number = 0; number < WARM_UP; number++) held.push(await dial())
const before = residentBytes()
for (let number = 0; number < Number(count); number++) held.push(await dial())
const kilobytes = (residentBytes() - before) / 1e3 / Number(count)
const failed = held.filter((session) => !session).length
process.stdout.write(`${JSON.stringify({ kilobytes, failed })}\n`)
process.exit(failed === 0 ? 0 : 1)
