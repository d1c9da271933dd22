import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { inOrder, readComposeFile } from './compose-file.ts'
import { COMPOSE_FILE, startServices, type ComposedAppliance } from './compose-lab.ts'
import { eventually, noEngine } from './containers.ts'
import { docker } from './engine.ts'
import { backupLines, typeLines } from './operator.ts'

test('the Compose file starts each appliance after the peers that it dials', () => {
  const { services } = readComposeFile(COMPOSE_FILE, {})
  expect(inOrder(services)).toEqual(['swinds01', 'fi', 'fmc', 'ftd1', 'ftd2'])
  for (const { image, volumes } of Object.values(services)) {
    expect(image).toBe('fieldfault')
    for (const volume of volumes) expect(existsSync(`docker/${volume.split(':')[0]}`)).toBe(true)
  }
})

test('no two services of the Compose file want the same port of the machine', () => {
  const { services } = readComposeFile(COMPOSE_FILE, {})
  const ports = Object.values(services).flatMap((service) =>
    service.ports.map((port) => port.split(':')[1]),
  )
  expect(ports).toEqual([...new Set(ports)])
})

test.skipIf(noEngine)(
  'an interconnect of the Compose file backs up to its peer by host name',
  async () => {
    const { fi, swinds01 } = await startServices('fi', 'swinds01')
    const { username, password } = swinds01.operator
    await typeLines(fi.operator, backupLines(`${username}@swinds01`, password))
    const sent = await eventually(
      async () => (await fi.journal('backup.finished'))[0],
      'the backup finishes',
    )
    const [received] = await swinds01.journal('file.received')
    expect(sent).toMatchObject({ host: 'swinds01' })
    expect(received).toMatchObject({ sha256: sent.sha256, bytes: sent.bytes })
  },
)

test.skipIf(noEngine)(
  'devices of the Compose file register with their manager by host name, and tunnels stand',
  async () => {
    const { fmc, ftd1, ftd2 } = await startServices('fmc', 'ftd1', 'ftd2')
    await register(fmc, 'ftd1', ftd1)
    await register(fmc, 'ftd2', ftd2)
    const up = await eventually(async () => {
      const peers = (await fmc.journal('tunnel.up')).map(({ peer }) => peer)
      return peers.length === 2 ? peers.map(String).toSorted() : undefined
    }, 'both tunnels stand')
    expect(up).toEqual(['ftd1', 'ftd2'])
    const { stdout } = await typeLines(ftd1.operator, ['sftunnel-status-brief'])
    expect(stdout).toContain("valid type (CONTROL), using 'management0', connected to 'fmc'")
    expect(stdout).toContain('Registration: Completed.')
    await docker('stop', ftd2.container.name)
    expect(await ftd2.container.inspect('{{.State.ExitCode}}')).toBe('0')
    const down = await eventually(
      async () => (await fmc.journal('tunnel.down'))[0],
      'the tunnel of the device that stopped is down',
    )
    expect(down).toMatchObject({ peer: 'ftd2' })
  },
)

/** Gives device and manager each other's name, a key and a NAT ID, as their administrators do. */
async function register(fmc: ComposedAppliance, host: string, device: ComposedAppliance) {
  const [key, natId] = [`key-of-${host}`, `nat-of-${host}`]
  await typeLines(device.operator, [`configure manager add fmc ${key} ${natId}`])
  const facts = [`host=${host}`, `name=${host}`, `key=${key}`, `natId=${natId}`]
  await fmc.container.exec('fieldfault', 'do', 'fmc', 'device.added', ...facts)
}
