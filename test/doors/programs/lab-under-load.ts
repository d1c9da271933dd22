import { readdirSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { backupServer, fmc, ftd } from '../../../emulators/index.ts'
import { egressTo } from '../../../src/lab/egress.ts'
import { keyFolder } from '../../../src/lab/key-folder.ts'
import { startLab } from '../../../src/lab/lab.ts'
import { loopbackPorts } from '../../../src/lab/port-plan.ts'

/** A lab in a process of its own, whose memory can be looked at; told what to do line by line. */
const SERVERS = 17
const server = backupServer({ profile: 'openssh-9.2', username: 'u', password: 'x' })
const servers = Array.from({ length: SERVERS }, (_, place) => [`server-${place}`, server])

const lab = await startLab({
  name: 'load',
  seed: 'load',
  startMs: Date.now(),
  clock: 'wall',
  ports: loopbackPorts,
  egress: egressTo([]),
  keyFolder: keyFolder(),
  cast: { ...Object.fromEntries(servers), fmc: fmc({}), ftd: ftd({ managers: ['fmc'] }) },
})

const print = (facts: object) => process.stdout.write(`${JSON.stringify(facts)}\n`)

/** What the process holds on to, beside the journal, which is there to be kept. */
function measured() {
  const entries = lab.journal.entries() as unknown[]
  const refusals = lab.journal.entries({ event: 'connection.refused' }).length
  entries.length = 0
  for (let round = 0; round < 2; round++) globalThis.gc!()
  const sockets = process.getActiveResourcesInfo().filter((one) => one === 'TCPSocketWrap')
  return {
    heapBytes: process.memoryUsage().heapUsed,
    sockets: sockets.length,
    descriptors: readdirSync('/proc/self/fd').length,
    refusals,
    crashes: lab.crashes.map(({ where, error }) => `${where}: ${String(error)}`),
  }
}

print({
  doors: [...lab.appliances.values()].flatMap(({ name, doors }) =>
    doors.map(({ service, port }) => ({ appliance: name, service, port })),
  ),
  device: lab.appliance('ftd').tlsFiles(),
})
for await (const line of createInterface({ input: process.stdin }))
  if (line === 'measure') print(measured())
await lab.stop('the test is over')
