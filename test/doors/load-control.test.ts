import { expect, test } from 'vitest'
import { appliancePath } from '../../src/control/requests.ts'
import type { BehaviourSettings } from '../../src/emulator/emulator.ts'
import { LabError } from '../../src/errors/lab-error.ts'
import type { AnyEntry } from '../../src/journal/entry.ts'
import type { RunningAppliance } from '../../src/lab/running-appliance.ts'
import {
  change,
  controlledServers,
  names,
  type Accepted,
  type Requests,
  type State,
} from './load-changes.ts'

const CLIENTS = 200
const CHANGES_EACH = 8
/** Clients that each read a state, add to it and put it back. */
const WRITERS = 40

/** The changes in the journal, by the event that stands for each. */
function changesIn(entries: readonly AnyEntry[]): Accepted {
  const counted: Accepted = {}
  for (const entry of entries) {
    const isOff = entry.event === 'behaviour.switched' && !entry.data.isOn
    const event = entry.event === 'behaviour.switched' ? `${entry.event} on` : entry.event
    if (!isOff) counted[event] = (counted[event] ?? 0) + 1
  }
  return counted
}

const CHANGES = /^(?:event\.sent|behaviour\.switched|appliance\.reset)$/

/** Does again what the journal says was done since the last reset. */
function replay(appliance: RunningAppliance, entries: readonly AnyEntry[]): void {
  const since = entries.findLastIndex(({ event }) => event === 'appliance.reset')
  for (const entry of entries.slice(since + 1)) {
    if (entry.event === 'event.sent')
      appliance.send({ ...(entry.data.facts as BehaviourSettings), type: entry.data.type })
    if (entry.event !== 'behaviour.switched') continue
    const { behaviour, isOn, settings } = entry.data
    if (isOn) appliance.behaviours.switchOn(behaviour, settings as BehaviourSettings)
    else appliance.behaviours.switchOff(behaviour)
  }
}

const stateOf = ({ get }: Requests, name: string) => get<State>(`${appliancePath(name)}/state`)

test('of 200 clients that change everything at once none loses an update, and the journal says in which order', async () => {
  const { lab, requests } = await controlledServers()
  const accepted: Accepted = {}
  const refused = new Set<string>()
  const tell = (outcome: Readonly<Accepted> | LabError) => {
    if (outcome instanceof LabError) refused.add(outcome.code)
    else
      for (const [event, count] of Object.entries(outcome))
        accepted[event] = (accepted[event] ?? 0) + count
  }
  const clients = Array.from({ length: CLIENTS }, (_, client) =>
    change(requests, { client, times: CHANGES_EACH }, tell),
  )
  await Promise.all(clients)

  expect([...refused].toSorted()).toEqual(['clock-backwards', 'state-changed'])
  expect(lab.crashes).toEqual([])
  expect(changesIn(lab.journal.entries())).toMatchObject(accepted)

  const again = await controlledServers()
  for (const name of names) {
    const entries = lab.journal
      .entries({ appliance: name })
      .filter(({ event }) => CHANGES.test(event))
    const { revision, ...state } = await stateOf(requests, name)
    expect(revision).toBe(entries.length)
    replay(again.lab.appliance(name), entries)
    expect(await stateOf(again.requests, name)).toMatchObject(state)
  }
})

/** Reads, adds its own name and puts back, until nobody was quicker. */
async function addName({ get, put }: Requests, name: string): Promise<void> {
  const path = `${appliancePath('a')}/state`
  for (;;) {
    const { revision, behaviours } = await get<State>(path)
    const kex = [behaviours['algorithms-added']?.kex, name].filter(Boolean).join(',')
    try {
      await put(path, { behaviours: { 'algorithms-added': { kex } }, revision })
      return
    } catch (error) {
      if (!(error instanceof LabError) || error.code !== 'state-changed') throw error
    }
  }
}

test('clients that add to what they have read all find their part in the end', async () => {
  const { requests } = await controlledServers()
  const writers = Array.from({ length: WRITERS }, (_, writer) => `writer-${writer}`)
  await Promise.all(writers.map((name) => addName(requests, name)))
  const { behaviours, revision } = await stateOf(requests, 'a')
  const found = behaviours['algorithms-added']!.kex!.split(',')
  expect(found.toSorted()).toEqual(writers.toSorted())
  // A reset and a behaviour each.
  expect(revision).toBe(2 * WRITERS)
})
