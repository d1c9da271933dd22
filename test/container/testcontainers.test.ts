import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { FieldfaultContainer } from '../../src/testing/testcontainers/index.ts'
import { runProgram, temporaryFolder } from '../doors/real-programs.ts'
import { images, noEngine } from './containers.ts'

// Its helper would have to be pulled; what is started here is stopped here.
process.env.TESTCONTAINERS_RYUK_DISABLED = 'true'

function askPass(password: string) {
  const file = join(temporaryFolder(), 'ask')
  writeFileSync(file, `#!/bin/sh\necho '${password}'\n`, { mode: 0o700 })
  return { SSH_ASKPASS: file, SSH_ASKPASS_REQUIRE: 'force' }
}

test('a container needs one lab', async () => {
  await expect(new FieldfaultContainer().start()).rejects.toThrow('it has no lab')
  const two = new FieldfaultContainer().withScenario('a').withAppliance('fi', { emulator: 'ucsm' })
  await expect(two.start()).rejects.toThrow('it has appliances besides a')
})

test.skipIf(noEngine)('a scenario in a container is met with the ssh of this machine', async () => {
  await using lab = await new FieldfaultContainer(images().lab)
    .withScenario('ucsm/login-blocked-by-old-client')
    .withSeed('container')
    .start()
  const [host, port] = [lab.getSshHost('fi'), lab.getSshPort('fi')]
  expect(lab.getKnownHosts()).toContain(`fi,[${host}]:${port} ssh-rsa `)
  expect(lab.getSshConfig()).toContain(`Port ${port}`)
  const { password } = lab.getCredentials('fi')
  const login = ['-F', lab.getSshConfigFile(), 'fi', 'show version']
  const shown = await runProgram('ssh', login, { env: askPass(password) })
  expect(shown).toMatchObject({ code: 0, stdout: expect.stringContaining('4.0(2a)') as unknown })
  expect(await lab.journal({ event: 'handshake.*', appliance: 'fi' })).not.toEqual([])
  expect(() => lab.getSshHost('nobody')).toThrow('"nobody"')
  expect(() => lab.getDoor('fi', 'https')).toThrow('Its doors: ssh.')
  expect(() => lab.getCredentials('jumphost')).toThrow('Appliances with one: fi.')
  await expect(lab.getCaPem('fi')).rejects.toThrow('Appliances with one: none.')
  await expect(lab.getCaPem()).rejects.toMatchObject({ code: 'no-internal-ca' })
  await expect(lab.getTlsIdentity('fi')).rejects.toMatchObject({ code: 'no-tls-identity' })
})

test.skipIf(noEngine)('the lab in a container is moved, changed and put back', async () => {
  await using lab = await new FieldfaultContainer(images().lab)
    .withAppliance('fi', { emulator: 'ucsm', profile: '4.0(1d)' })
    .withAppliance('swinds01', { emulator: 'backup-server' })
    .withClock('virtual', '2024-10-05T12:16:56Z')
    .withDoors(3)
    .start()
  expect(await lab.advanceClock('3651d')).toBe('2034-10-04T12:16:56.000Z')
  await lab.do('fi', 'firmware.upgraded', { to: '4.0(2a)' })
  expect(await lab.journal({ event: 'firmware.upgraded' })).toMatchObject([
    { appliance: 'fi', data: { to: '4.0(2a)' } },
  ])
  await expect(lab.do('fi', 'no.such-event')).rejects.toMatchObject({ code: 'unknown-event' })
  const keysBefore = await keysAt(lab.getSshHost('swinds01'), lab.getSshPort('swinds01'))
  await lab.behave('swinds01', 'host-key-changed', { for: '10m' })
  const changed = await keysAt(lab.getSshHost('swinds01'), lab.getSshPort('swinds01'))
  expect(changed).not.toEqual(keysBefore)
  await lab.behaveNormally('swinds01', 'host-key-changed')
  await lab.reset('fi')
  await lab.reset()
  expect(await lab.journal({ event: 'appliance.reset', limit: 10 })).toHaveLength(3)
})

test.skipIf(noEngine)(
  'a lab file of this machine is started, and its ssh files go with the container',
  async () => {
    const file = join(temporaryFolder(), 'mine.ts')
    const source = `import { ucsm } from 'fieldfault/emulators'
import { lab } from 'fieldfault/scenario'

export default lab({ cast: { mine: ucsm({ profile: '4.0(1d)' }) } })
`
    writeFileSync(file, source)
    const lab = await new FieldfaultContainer(images().lab).withLabFile(file).start()
    const config = lab.getSshConfigFile()
    const firstPort = lab.getSshPort('mine')
    expect(existsSync(config)).toBe(true)
    await lab.restart()
    expect(lab.getSshConfig()).toContain(`Port ${lab.getSshPort('mine')}`)
    expect(firstPort).toBeGreaterThan(0)
    await lab.stop()
    expect(existsSync(config)).toBe(false)
    expect(existsSync(lab.getSshConfigFile())).toBe(false)
  },
)

async function keysAt(host: string, port: number): Promise<string[]> {
  const { stdout } = await runProgram('ssh-keyscan', ['-p', String(port), host])
  return stdout.split('\n').filter(Boolean).toSorted()
}
