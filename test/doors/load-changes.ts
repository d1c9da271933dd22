import { backupServer } from '../../emulators/backup-server/index.ts'
import { pauseReal } from '../../src/clock/real-time.ts'
import { appliancePath, controlRequests } from '../../src/control/requests.ts'
import type { stateAnswer } from '../../src/control/routes/appliance-state.ts'
import { serveControl } from '../../src/control/serve-control.ts'
import type { CastMember } from '../../src/emulator/emulator.ts'
import { entropyFrom } from '../../src/entropy/entropy.ts'
import { LabError } from '../../src/errors/lab-error.ts'
import { egressTo } from '../../src/lab/egress.ts'
import { keyFolder } from '../../src/lab/key-folder.ts'
import { startLab, type RunningLab } from '../../src/lab/lab.ts'
import { loopbackPorts } from '../../src/lab/port-plan.ts'
import { onTestFinished } from 'vitest'
import type { z } from 'zod'

/** The state of an appliance, as the API tells it. */
export type State = z.infer<typeof stateAnswer>

/** What clients ask of one lab's API. */
export type Requests = ReturnType<typeof controlRequests>

/** Real milliseconds. */
const START_MS = 5

/** The appliances that all clients change. */
export const names = ['a', 'b', 'c'] as const

/** Three servers on the system's time, and their control API on a port of this machine. */
export async function controlledServers(): Promise<{ lab: RunningLab; requests: Requests }> {
  const server = slow(backupServer({ profile: 'openssh-9.2', username: 'u', password: 'x' }))
  const lab = await startLab({
    name: 'load',
    seed: 'load',
    startMs: Date.now(),
    clock: 'wall',
    ports: loopbackPorts,
    egress: egressTo([]),
    keyFolder: keyFolder(),
    cast: Object.fromEntries(names.map((name) => [name, server])),
  })
  const story = { name: 'load', title: 'Load' }
  const api = await serveControl({ lab, story, down: () => {} }, { port: 0 })
  onTestFinished(async () => {
    await api.close()
    await lab.stop('the test is over')
  })
  const gone = (cause: unknown) => new LabError('internal-failure', { fact: String(cause) })
  return { lab, requests: controlRequests({ url: api.url, token: api.token, gone }) }
}

/** The same appliance with a start that takes a while, as that of a machine with many keys does. */
function slow({ emulator, options }: CastMember): CastMember {
  const start: typeof emulator.start = async (plan) => {
    await pauseReal(START_MS)
    return emulator.start(plan)
  }
  return { options, emulator: { ...emulator, start } }
}

/** Changes of a lab that were accepted, counted by the event with which the journal has them. */
export type Accepted = Record<string, number>

/** A change that a client asks for; what the journal has of it when it is accepted. */
type Change = (requests: Requests, chance: (below: number) => number) => Promise<Readonly<Accepted>>

const profiles = ['openssh-7.4', 'openssh-9.2', 'openssh-9.9']
const upgrade = (place: number) => ({ type: 'software.upgraded', facts: { to: profiles[place]! } })
const pathOf = (place: number) => appliancePath(names[place])

/** All that clients do to each other's appliances. */
const changes: readonly Change[] = [
  async ({ post }, chance) => {
    await post(`${pathOf(chance(3))}/events`, upgrade(chance(3)))
    return { 'event.sent': 1 }
  },
  async ({ post }, chance) => {
    const type = chance(2) === 0 ? 'service.stopped' : 'service.started'
    await post(`${pathOf(chance(3))}/events`, { type })
    return { 'event.sent': 1 }
  },
  async ({ put }, chance) => {
    const body = { settings: { kex: `group-${chance(100)}` } }
    await put(`${pathOf(chance(3))}/behaviours/algorithms-added`, body)
    return { 'behaviour.switched on': 1 }
  },
  async ({ remove }, chance) => {
    await remove(`${pathOf(chance(3))}/behaviours/algorithms-added`)
    return {}
  },
  async ({ get, put }, chance) => {
    const path = `${pathOf(chance(3))}/state`
    const { revision } = await get<State>(path)
    const events = [upgrade(chance(3)), { type: 'service.stopped' }]
    await put(path, { events, behaviours: { 'ed25519-only': {} }, revision })
    return { 'appliance.reset': 1, 'event.sent': 2, 'behaviour.switched on': 1, 'state.put': 1 }
  },
  async ({ put }, chance) => {
    await put(`${pathOf(chance(3))}/state`, { events: [upgrade(chance(3))] })
    return { 'appliance.reset': 1, 'event.sent': 1, 'state.put': 1 }
  },
  async ({ post }, chance) => {
    await post(`${pathOf(chance(3))}/reset`)
    return { 'appliance.reset': 1 }
  },
  async ({ post }, chance) => {
    if (chance(8) > 0) return {}
    await post('/v1/reset')
    return { 'appliance.reset': names.length }
  },
  async ({ post }) => {
    await post('/v1/clock', { advance: '90s' })
    return { 'clock.advanced': 1 }
  },
  async ({ post }) => {
    await post('/v1/clock', { set: '2001-01-01' })
    return {}
  },
]

/** One client that does so many things, one after another; tells of each whether it was accepted or why not. */
export async function change(
  requests: Requests,
  { client, times }: { readonly client: number; readonly times: number },
  tell: (outcome: Readonly<Accepted> | LabError) => void,
): Promise<void> {
  const entropy = entropyFrom(`client ${client}`)
  for (let time = 0; time < times; time++) {
    const wanted = changes[entropy.integer(changes.length)]!
    try {
      tell(await wanted(requests, entropy.integer))
    } catch (error) {
      if (!(error instanceof LabError)) throw error
      tell(error)
    }
  }
}
