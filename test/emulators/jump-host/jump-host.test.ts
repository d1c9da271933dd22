import { expect, onTestFinished, test } from 'vitest'
import { fmc, jumpHost } from '../../../emulators/index.ts'
import type { JumpHostHandle } from '../../../emulators/jump-host/index.ts'
import { jumpServerScript } from '../../../emulators/sftunnel/copy-certs/index.ts'
import { loginTo } from '../../../src/emulator/operator-session.ts'
import { keyFolder } from '../../../src/lab/key-folder.ts'
import { stillLab } from '../../rooms/lab/still-lab.ts'

const PASSWORD = 'jump-secret'
const MANAGER = '10.48.79.232'
const SCRIPT = 'copy_sftunnel_certs_jumpserver.py'

/** A jump host in front of a manager that has the script, and somebody at its prompt. */
async function atJumpHost() {
  const lab = await stillLab(
    {
      jump: jumpHost({ hostname: 'jump', password: PASSWORD, files: { 'notes.txt': 'one\n' } }),
      fmc: fmc({ profile: '7.2.10', address: MANAGER, password: PASSWORD }),
    },
    { keyFolder: keyFolder() },
  )
  onTestFinished(() => lab.stop('the test is over'))
  const { name, address, credentials } = lab.appliance('jump')
  const [{ username, password } = { username: '', password: '' }] = credentials
  const login = () => loginTo({ name, address, username, password }, lab.operator)
  return {
    lab,
    cli: await login(),
    login,
    jump: lab.appliance('jump').handle as JumpHostHandle,
  }
}

test('its user has a home with files, and sudo', async () => {
  const { cli } = await atJumpHost()
  expect(cli.prompt()).toBe('operator@jump:~$ ')
  expect(await cli.enter('cat notes.txt')).toBe('one')
  expect(await cli.enter('ls -l notes.txt')).toContain(' operator operator ')
  await cli.enter('sudo su', { password: PASSWORD })
  expect(await cli.enter('id -un')).toBe('root')
})

test('the script comes from the manager over scp, and python3 runs it as it is', async () => {
  const { cli, jump } = await atJumpHost()
  const from = `admin@${MANAGER}:/usr/local/sf/bin/${SCRIPT}`
  const asked = await cli.enter(`scp ${from} .`, { password: PASSWORD })
  expect(asked).toContain('(yes/no/[fingerprint])? yes')
  expect(jump.readFile(`/home/operator/${SCRIPT}`)).toBe(jumpServerScript)
  await cli.enter(`echo "FMC-1,${MANAGER},admin,${PASSWORD}" > devices.csv`)
  const account = await cli.enter(`python3 ${SCRIPT} devices.csv; echo "exit $?"`)
  expect(account).toContain(' - Connected to FMC-1\n')
  expect(account).toContain(' - FMC-1 is not an HA-peer. Certificates will not be copied\n')
  expect(account).toMatch(/exit 0$/)
  await cli.enter(`echo "print(1)" > other.py`)
  const others = ['python3 other.py', "python3 -c 'print(1)'", 'python3']
  for (const line of others)
    expect(await cli.enter(line), line).toBe(`python3: this lab runs only ${SCRIPT}`)
  expect(await cli.enter('python3 --version')).toBe('Python 3.11.2')
  await cli.enter(`chmod +x ${SCRIPT}`)
  expect(await cli.enter(`./${SCRIPT} devices.csv`)).toContain(' - Connected to FMC-1\n')
})

test('while its SSH service is stopped nobody comes in', async () => {
  const { lab, login, cli } = await atJumpHost()
  cli.close()
  lab.appliance('jump').send({ type: 'service.stopped' })
  expect(lab.appliance('jump').state()).toBe('stopped')
  await expect(login()).rejects.toThrow('the login to jump succeeds')
  lab.appliance('jump').send({ type: 'service.started' })
  expect((await login()).prompt()).toBe('operator@jump:~$ ')
})
