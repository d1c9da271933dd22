/** A TLS server that demands certificates, whose files it writes down: serve-tunnels FOLDER. */
import { writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createActivity } from '../../../src/clock/activity.ts'
import { LabClock } from '../../../src/clock/lab-clock.ts'
import { systemNow } from '../../../src/clock/real-time.ts'
import { chainVerifier } from '../../../src/emulator/tls-trust.ts'
import { serveTls } from '../../../src/tls/index.ts'
import { tunnelFiles, tunnelOffer } from '../tunnel-facts.ts'

const [, , folder = ''] = process.argv
const activity = createActivity({ limitMs: 10_000 })
const clock = new LabClock({ startMs: systemNow(), activity })
clock.runOnWall()
const { authority, credentials } = tunnelFiles(clock.now())
writeFileSync(join(folder, 'ca.pem'), authority.pem)
writeFileSync(join(folder, 'cert.pem'), credentials.certificatesPem)
writeFileSync(join(folder, 'key.pem'), credentials.privateKeyPem, { mode: 0o600 })
const verify = chainVerifier({ trusted: [authority] })

const server = createServer({ noDelay: true }, (socket) => {
  serveTls(socket, {
    ...tunnelOffer,
    clock,
    activity,
    credentials,
    verify,
    clientCertificate: 'required',
    observe: () => {},
    established: ({ stream }) => stream.resume(),
  })
}).listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  process.stdout.write(`${JSON.stringify({ port })}\n`)
})
