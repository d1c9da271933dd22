import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { ucsm } from '../../../emulators/index.ts'
import type { UcsmHandle, UcsmOptions } from '../../../emulators/ucsm/index.ts'
import { loginTo, tryLogin, type OperatorSession } from '../../../src/emulator/operator-session.ts'
import { writeLabDirectory } from '../../../src/lab/directory/lab-directory.ts'
import { keyFolder } from '../../../src/lab/key-folder.ts'
import type { RunningLab } from '../../../src/lab/lab.ts'
import type { SharedDoor } from '../../../src/lab/shared-addresses.ts'
import { stillLab } from '../../rooms/lab/still-lab.ts'

const VIRTUAL = '10.48.79.100'
const MINUTES = 60_000

async function startCluster(options: UcsmOptions = {}) {
  const shared = { password: 'fi-secret', virtualAddress: VIRTUAL, ...options }
  const lab = await stillLab(
    {
      a: ucsm({ ...shared, fabric: 'A', peer: 'b' }),
      b: ucsm({ ...shared, fabric: 'B', peer: 'a' }),
    },
    { keyFolder: keyFolder() },
  )
  onTestFinished(() => lab.stop('the test is over'))
  const login = (address: string): Promise<OperatorSession> =>
    loginTo({ name: 'fi', address, username: 'admin', password: 'fi-secret' }, lab.operator)
  const address = (name: 'a' | 'b') => lab.appliance(name).address
  const stateAt = async (name: 'a' | 'b') => {
    const cli = await login(address(name))
    const state = await cli.enter('show cluster state')
    cli.close()
    return state
  }
  return { lab, login, address, stateAt }
}

/** What a program on this machine is greeted with. */
async function identAt(door: SharedDoor | undefined): Promise<string> {
  const socket = connect({ host: door!.host, port: door!.port })
  const [greeting] = (await once(socket, 'data')) as [Buffer]
  socket.destroy()
  return greeting.toString()
}

/** How many have connected to an interconnect from this machine. */
function comers({ journal }: RunningLab, appliance: string): number {
  const opened = journal.entries({ appliance, event: 'connection.opened' })
  return opened.filter(({ data }) => 'from' in data && data.from === '127.0.0.1').length
}

test('both interconnects tell the same of the cluster', async () => {
  const { stateAt } = await startCluster()
  const state = await stateAt('a')
  expect(state).toMatch(
    /^Cluster Id: 0x[\da-f]{16}-0x[\da-f]{16}\n\nA: UP, PRIMARY\nB: UP, SUBORDINATE\n\nHA READY$/,
  )
  expect(await stateAt('b')).toBe(state)
})

test('the virtual address leads to the primary, and moves when the lead is given away', async () => {
  const { login, address } = await startCluster()
  const first = await login(VIRTUAL)
  expect(first.prompt()).toBe('UCS-A# ')
  const cli = await login(address('a'))
  await cli.enter('connect local-mgmt')
  expect(await cli.enter('cluster lead b')).toMatch(
    /Do you want to continue\? \(yes\/no\):yes\nCluster Id: 0x/,
  )
  const second = await login(VIRTUAL)
  expect(second.prompt()).toBe('UCS-B# ')
})

test('programs outside the lab reach whichever is primary through one port', async () => {
  const { lab, login, address } = await startCluster()
  const [shared] = lab.sharedAddresses()
  expect(shared).toMatchObject({ address: VIRTUAL, appliances: ['a', 'b'], leadsTo: 'a' })
  const door = shared?.doors.find(({ service }) => service === 'ssh')
  expect(await identAt(door)).toMatch(/^SSH-2\.0-/)
  expect(comers(lab, 'a')).toBe(1)

  const cli = await login(address('a'))
  await cli.enter('connect local-mgmt')
  await cli.enter('cluster lead b')
  const before = comers(lab, 'b')
  expect(await identAt(door)).toMatch(/^SSH-2\.0-/)
  expect(comers(lab, 'b')).toBe(before + 1)
  expect(lab.sharedAddresses()[0]?.leadsTo).toBe('b')
})

test('OpenSSH is told of the virtual address with the host keys of both', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'fieldfault-cluster-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  const { lab } = await startCluster()
  await writeLabDirectory(dir, lab)
  const config = readFileSync(join(dir, 'ssh_config'), 'utf8')
  expect(config).toContain(`Host ${VIRTUAL}\n  HostName 127.0.0.1\n`)
  const lines = readFileSync(join(dir, 'known_hosts'), 'utf8').split('\n')
  const keys = lines.filter((line) => line.startsWith(`${VIRTUAL},`))
  const theirs = ['a', 'b'].flatMap((name) => lab.appliance(name).hostKeys())
  expect(keys.map((line) => line.replace(/^\S+ /, ''))).toEqual(
    theirs.map(({ publicKey }) => publicKey),
  )
})

test('when the primary is rebooted the other one leads, and goes on leading', async () => {
  const { lab, login, stateAt } = await startCluster()
  const cli = await login(VIRTUAL)
  await cli.enter('connect local-mgmt')
  await cli.enter('reboot')
  await lab.advance(1_000)
  expect(await stateAt('b')).toMatch(
    /A: DOWN, INAPPLICABLE\nB: UP, PRIMARY\n\nHA NOT READY\nPeer Fabric Interconnect is down$/,
  )
  expect((await login(VIRTUAL)).prompt()).toBe('UCS-B# ')
  await lab.advance(10 * MINUTES)
  expect(await stateAt('a')).toMatch(/A: UP, SUBORDINATE\nB: UP, PRIMARY\n\nHA READY$/)
})

test('firmware that is activated on the primary moves the lead as well', async () => {
  const { lab, stateAt } = await startCluster()
  await (lab.appliance('a').handle as UcsmHandle).upgrade('3.2(3d)')
  expect(await stateAt('a')).toMatch(/A: UP, SUBORDINATE\nB: UP, PRIMARY\n/)
  expect(
    lab.journal.entries({ appliance: 'b', event: 'cluster.changed' }).map(({ data }) => data),
  ).toEqual([
    { role: 'subordinate', peer: 'up' },
    { role: 'primary', peer: 'down' },
    { role: 'primary', peer: 'up' },
  ])
})

test('what the primary commits is the configuration of both', async () => {
  const { lab, login, address } = await startCluster()
  const cli = await login(VIRTUAL)
  for (const line of ['scope security', 'create local-user jeff', 'commit-buffer'])
    await cli.enter(line)
  const other = await login(address('b'))
  await other.enter('scope security')
  expect(await other.enter('show local-user')).toContain('jeff')
  expect(await other.enter('delete local-user jeff')).toBe('')
  expect(await other.enter('commit-buffer')).toMatch(/^Error: Update failed: /)
  await other.enter('top')
  expect(await other.enter('show fabric-interconnect')).toContain(`B  ${address('b')}`)
  expect(lab.crashes).toEqual([])
})

test('the extended state has the memberships and the heartbeat', async () => {
  const { login, address } = await startCluster()
  const cli = await login(address('a'))
  expect(await cli.enter('show cluster extended-state')).toMatch(
    /\n\nStart time: Wed Sep 11 10:00:00 2019\nLast election time: Wed Sep 11 10:00:00 2019\n\nA: UP, PRIMARY\nB: UP, SUBORDINATE\n\nA: memb state UP, lead state PRIMARY, mgmt services state: UP\n/,
  )
})

test('the chassis that hold the state of the cluster are the same seen from both', async () => {
  const { login, address } = await startCluster()
  const storage = async (name: 'a' | 'b') => {
    const state = await (await login(address(name))).enter('show cluster extended-state')
    return state.slice(state.indexOf('Detailed state'))
  }
  expect(await storage('a')).toMatch(
    /^Detailed state of the device selected for HA storage:\nChassis 1, serial: FCH\w+, state: active\n/,
  )
  expect(await storage('b')).toBe(await storage('a'))
})

test('the subordinate takes the lead by force', async () => {
  const { login, address, stateAt } = await startCluster()
  const cli = await login(address('b'))
  await cli.enter('connect local-mgmt')
  // The session says yes to what it is asked.
  expect(await cli.enter('cluster force primary')).toMatch(/\(yes\/no\):yes\s+Cluster Id: 0x/)
  expect(await stateAt('a')).toContain('A: UP, SUBORDINATE\nB: UP, PRIMARY\n')
})

test('the lead cannot be given to an interconnect that is down', async () => {
  const { lab, login, address } = await startCluster()
  const other = await login(address('b'))
  await other.enter('connect local-mgmt')
  await other.enter('reboot')
  await lab.advance(1_000)
  const cli = await login(address('a'))
  await cli.enter('connect local-mgmt')
  expect(await cli.enter('cluster lead b')).toContain('Error: Peer fabric interconnect is down')
})

test('an interconnect that starts anew takes its place again', async () => {
  const { lab, stateAt } = await startCluster()
  await lab.reset()
  expect(await stateAt('b')).toMatch(/A: UP, PRIMARY\nB: UP, SUBORDINATE\n\nHA READY$/)
  const login = { name: 'fi', address: VIRTUAL, username: 'admin', password: 'fi-secret' }
  expect(await tryLogin(login, lab.operator)).toMatchObject({ ok: true })
})
