import { expect, test } from 'vitest'
import { fmc as fmcMember, type FmcHandle } from '../../../emulators/fmc/index.ts'
import type { RunningLab } from '../../../src/lab/lab.ts'
import { DAY_MS, managedFtd, startManager } from './fmc-lab.ts'

const UNCHANGED = { events: [], behaviours: {} }
const managerOf = (lab: RunningLab) => lab.appliance('fmc').handle as FmcHandle

/** The devices as the manager has them, and what everybody presents in a tunnel. */
function sight(lab: RunningLab) {
  const devices = managerOf(lab).devices()
  return {
    devices: devices.map(({ name, uuid }) => ({ name, uuid })),
    files: [...lab.appliances.values()].map((appliance) => appliance.tlsFiles()),
    books: managerOf(lab).readFile('/etc/sf/ca_root/index.txt'),
  }
}

/** A manager with two devices whose tunnels stand, some days after the start. */
async function startTwo() {
  const others = {
    one: managedFtd(),
    two: managedFtd({ hostname: 'FTD-2', address: '10.48.79.24' }),
  }
  const { lab, fmc } = await startManager({}, others)
  expect(await fmc.devicesComeUp()).toBe(true)
  const atStart = sight(lab)
  await lab.advance(3 * DAY_MS)
  return { lab, atStart }
}

test.for([
  ['a reset of all appliances', (lab: RunningLab) => lab.reset()],
  ['a reset of one device', (lab: RunningLab) => lab.reset('one')],
  ['a reset of the manager', (lab: RunningLab) => lab.reset('fmc')],
  ['a state put to a device', (lab: RunningLab) => lab.appliance('two').put(UNCHANGED)],
] as const)(
  'after %s everybody is who they were, with the files of the start, and the tunnels come back',
  async ([, startAnew]) => {
    const { lab, atStart } = await startTwo()
    await startAnew(lab)
    await lab.advance(60_000)
    expect(await managerOf(lab).devicesComeUp()).toBe(true)
    expect(sight(lab)).toEqual(atStart)
    expect(managerOf(lab).devices()).toMatchObject([{ state: 'enabled' }, { state: 'enabled' }])
    expect(lab.crashes).toEqual([])
  },
)

test('two managers and their device find each other again after a reset of all, and of the second manager', async () => {
  const second = {
    hostname: 'FMC-2',
    address: '10.48.79.233',
    haPeer: 'fmc',
    haRole: 'secondary',
  } as const
  const { lab, fmc } = await startManager(
    { haPeer: 'fmc-2' },
    { 'fmc-2': fmcMember(second), one: managedFtd({ managers: 'fmc,fmc-2' }) },
  )
  expect(await fmc.devicesComeUp()).toBe(true)
  const atStart = sight(lab)
  for (const role of [undefined, 'fmc-2']) {
    await lab.advance(3 * DAY_MS)
    await lab.reset(role)
    await lab.advance(3_600_000)
    expect(sight(lab)).toEqual(atStart)
    expect(managerOf(lab).views().highAvailability).toMatchObject([{ state: 'connected' }])
    expect(managerOf(lab).devices()).toMatchObject([{ state: 'enabled' }])
  }
})
