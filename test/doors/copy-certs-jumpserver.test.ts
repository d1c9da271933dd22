import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { jumpServerFile } from '../../emulators/sftunnel/copy-certs/index.ts'
import { HOME, device, list, startCopyLab, type Row } from '../emulators/sftunnel/copy-certs-lab.ts'
import { runProgram, temporaryFolder } from './real-programs.ts'

/** Debian's Python, for which its package of paramiko is. */
const PYTHON = '/usr/bin/python3'
const SCRIPT = 'copy_sftunnel_certs_jumpserver.py'
const DEVICES = {
  'FTD-off': device('FTD-off', '10.48.67.51'),
  'FTD-good': device('FTD-good', '10.48.67.52'),
  'FTD-locked': device('FTD-locked', '10.48.67.53', { password: 'other-secret' }),
  'FTD-foreign': device('FTD-foreign', '10.48.67.54', { managers: [] }),
  'FTD-late': device('FTD-late', '10.48.67.55'),
  'FTD-swapped': device('FTD-swapped', '10.48.67.56'),
  'FTD-last': device('FTD-last', '10.48.67.57'),
}

/** A lab on the system's time, and the script in a folder of this machine and on a host of the lab. */
async function startDoorLab() {
  const plan = { startMs: Date.now(), clock: 'wall' } as const
  // A release that comes with the scripts.
  const world = await startCopyLab(DEVICES, { plan, fmcOptions: { profile: '7.2.10' } })
  const { lab, manager, host } = world
  const script = manager.readFile(jumpServerFile.path)!
  const folder = temporaryFolder()
  writeFileSync(join(folder, SCRIPT), script)
  host.put({ [`${HOME}/${SCRIPT}`]: script })

  /** Where an appliance is for the host in the lab, and for this machine. */
  function placesOf(role: string) {
    const { address, doors } = lab.appliance(role)
    const { port } = doors.find(({ service }) => service === 'ssh')!
    return { inside: address, outside: `127.0.0.1:${port}`, knownAs: `[127.0.0.1]:${port}` }
  }

  /** Runs the script at both places, each with its list. */
  async function runBoth(lists: { readonly inside: string; readonly outside: string }) {
    host.put({ [`${HOME}/devices.csv`]: lists.inside })
    writeFileSync(join(folder, 'devices.csv'), lists.outside)
    const options = { cwd: folder, env: { HOME: folder } }
    const { stdout, stderr, code } = await runProgram(PYTHON, [SCRIPT, 'devices.csv'], options)
    const inside = await host.run(`python3 ${SCRIPT} devices.csv`)
    return {
      outside: { output: timeless(stdout + stderr), exit: code },
      inside: { output: timeless(inside.output), exit: inside.exit },
    }
  }

  /** The lists of both places for the appliances in these roles; the manager is called FMCpri. */
  function listsOf(roles: readonly string[]) {
    const rows = (side: 'inside' | 'outside') =>
      roles.map((role): Row => [role === 'fmc' ? 'FMCpri' : role, placesOf(role)[side]])
    return { inside: list(...rows('inside')), outside: list(...rows('outside')) }
  }

  return { ...world, folder, placesOf, runBoth, listsOf }
}

/** What the account says of them. */
const OUTCOMES = [
  'FMCpri is not an HA-peer. Certificates will not be copied',
  'Could not connect to FTD-off',
  'Successfully copied certificates to FTD-good',
  'Authentication failed for FTD-locked',
  'FTD-foreign is not a device of this FMC. Certificates will not be copied',
  'There are no new certificates for FTD-late on the FMC. Run generate_certs.pl first',
  'The host key of FTD-swapped has changed. Remove its line from ~/.ssh/known_hosts if that is expected',
  'Successfully copied certificates to FTD-last',
]

/** A transcript without its times. */
const timeless = (text: string) => text.replaceAll(/^[\d-]{10} [\d:]{8} /gm, '')

test('the script prints with paramiko what it prints inside the lab, whatever goes wrong, and tunnels come back', async () => {
  const { lab, manager, handle, host, folder, renew, ...world } = await startDoorLab()
  await lab.clock.until(() => manager.devices().every(({ state }) => state === 'enabled'), 60_000)
  await renew(['FTD-good', 'FTD-last', 'FTD-locked', 'FTD-swapped'])
  handle('FTD-off').losePower()
  const places = world.placesOf('FTD-swapped')
  const { publicKey } = lab.appliance('FTD-last').hostKeys()[0]!
  mkdirSync(join(folder, '.ssh'))
  writeFileSync(join(folder, '.ssh/known_hosts'), `${places.knownAs} ${publicKey}\n`)
  host.put({ [`${HOME}/.ssh/known_hosts`]: `${places.inside} ${publicKey}\n` })

  const ran = await world.runBoth(world.listsOf(['fmc', ...Object.keys(DEVICES)]))
  expect(ran.outside).toEqual(ran.inside)
  const { output, exit } = ran.outside
  expect(exit).toBe(1)
  for (const sentence of OUTCOMES) expect(output).toContain(`- ${sentence}\n`)
  for (const role of ['FTD-good', 'FTD-last'])
    expect(await lab.clock.until(() => handle(role).tunnel() === 'up', 60_000)).toBe(true)
  expect(handle('FTD-swapped').tunnel()).toBe('down')
}, 60_000)

test('a first row that is no manager, and a wrong list, are answered alike', async () => {
  const { placesOf, listsOf, runBoth } = await startDoorLab()
  const refused = await runBoth(listsOf(['FTD-good', 'fmc']))
  expect(refused.outside).toEqual(refused.inside)
  expect(refused.outside.output).toContain('FTD-good is not an FMC.')
  const row = `a,${placesOf('fmc').outside},admin,secret\n`
  for (const text of [
    '',
    '\n\n',
    'a,b,c\n',
    `${row}\n${row}`,
    'a,,c,d\n',
    '"a",b,c,"d,"",e",f\n',
  ]) {
    const { outside, inside } = await runBoth({ inside: text, outside: text })
    expect(outside).toEqual(inside)
    expect(outside.exit).toBe(1)
  }
}, 60_000)
