import { expect, test } from 'vitest'
import { jumpServerScript } from '../../../emulators/sftunnel/copy-certs/index.ts'
import { list, sentencesIn, startCopyLab, type Row } from './copy-certs-lab.ts'

const SCRIPT = 'copy_sftunnel_certs_jumpserver.py'
const MANAGER = ['FMCpri', '10.48.79.10'] as const
const FIRST = ['FTDv', '10.48.67.53'] as const
const SECOND = ['BSNS-1120-1', '10.48.67.54'] as const

/** A lab with new certificates on the manager, and a jump host on which somebody has put the script and a list. */
async function startJumpLab(...rows: readonly Row[]) {
  const world = await startCopyLab()
  await world.manager.devicesComeUp()
  await world.renew()
  world.host.put({ [`/home/user/${SCRIPT}`]: jumpServerScript, '/home/user/d.csv': list(...rows) })
  world.host.tree.put({ path: '/home/user', owner: 'user', group: 'user' })
  return world
}

test('a jump host fetches the files from the manager of the first row, and any user may let it', async () => {
  const { manager, handle, run, filesOn } = await startJumpLab(MANAGER, FIRST, SECOND)
  const { output, exit } = await run(`python3 ${SCRIPT} d.csv`, 'user')
  expect(sentencesIn(output)).toEqual([
    'Attempting connection to FMCpri',
    'Connected to FMCpri',
    'FMCpri is not an HA-peer. Certificates will not be copied',
    'Closing connection with FMCpri',
    ...['FTDv', 'BSNS-1120-1'].flatMap((name) => [
      `Attempting connection to ${name}`,
      `Connected to ${name}`,
      'Copying certificates to peer',
      `Successfully copied certificates to ${name}`,
      `Restarting sftunnel for ${name}`,
      `Closing connection with ${name}`,
    ]),
  ])
  expect(exit).toBe(0)
  const staged = `/var/sf/peers/${handle('FTDv').uuid()}/certs_pushed`
  expect(filesOn('FTDv')).toEqual([
    manager.readFile('/etc/sf/ca_root/cacert.pem'),
    manager.readFile(`${staged}/sftunnel-key.pem`),
    manager.readFile(`${staged}/sftunnel-cert.pem`),
  ])
  expect(await manager.devicesComeUp()).toBe(true)
})

test('a first row that is not a manager is refused, and nobody else is met', async () => {
  const { run } = await startJumpLab(FIRST, MANAGER, SECOND)
  const { output, exit } = await run(`python ${SCRIPT} d.csv`, 'user')
  expect(sentencesIn(output)).toEqual([
    'Attempting connection to FTDv',
    'Connected to FTDv',
    'FTDv is not an FMC. The first row must be the FMC that made the certificates',
    'Closing connection with FTDv',
  ])
  expect(exit).toBe(1)
})

test('a manager that is out of reach ends the run', async () => {
  const { manager, run } = await startJumpLab(MANAGER, FIRST)
  manager.cutNetwork()
  const { output, exit } = await run(`python3 ${SCRIPT} d.csv`, 'user')
  expect(sentencesIn(output)).toEqual([
    'Attempting connection to FMCpri',
    'Could not connect to FMCpri',
  ])
  expect(exit).toBe(1)
})

test('python3 of a jump host runs this script byte for byte, and no other', async () => {
  const { host, run } = await startJumpLab(MANAGER)
  host.put({ '/home/user/other.py': `${jumpServerScript}\n` })
  expect(await run('python3 other.py d.csv', 'user')).toEqual({
    output: 'python3: this lab runs only copy_sftunnel_certs_jumpserver.py\n',
    exit: 1,
  })
  expect(await run('python3 gone.py', 'user')).toEqual({
    output: "python3: can't open file '/home/user/gone.py': [Errno 2] No such file or directory\n",
    exit: 2,
  })
})
