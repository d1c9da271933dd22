import { expect, test } from 'vitest'
import { EXPIRED_MS, managedDevice } from './managed-device.ts'

test('a tunnel that stands is shown with both channels and heartbeats', async () => {
  const { lab, handle, exec } = await managedDevice()
  expect(handle.tunnel()).toBe('up')
  await lab.advance(600_000)
  const { output } = await exec('sftunnel-status-brief')
  const lines = output.split('\n')
  expect(lines.slice(0, 5)).toEqual([
    'PEER:10.48.79.232',
    "Peer channel Channel-A is valid type (CONTROL), using 'management0', connected to '10.48.79.232' via '10.48.67.54'",
    "Peer channel Channel-B is valid type (EVENT), using 'management0', connected to '10.48.79.232' via '10.48.67.54'",
    'Registration: Completed.',
    "IPv4 Connection to peer '10.48.79.232' Start Time: Tue Sep 10 04:10:47 2024 UTC",
  ])
  expect(lines[5]).toMatch(/^Heartbeat Send Time: Tue Sep 10 04:\d\d:\d\d 2024 UTC$/)
  expect(lines[6]).toMatch(/^Heartbeat Received Time: Tue Sep 10 04:\d\d:\d\d 2024 UTC$/)
})

test('with one channel lost the short status has the line of the other', async () => {
  const { lab, handle, exec, fmc } = await managedDevice()
  const [, event] = fmc.wires
  event!.destroy()
  await lab.advance(1_000)
  expect(handle.tunnel()).toBe('partial')
  const { output } = await exec('sftunnel-status-brief')
  expect(output.split('\n').slice(0, 4)).toEqual([
    'PEER:10.48.79.232',
    "Peer channel Channel-A is valid type (CONTROL), using 'management0', connected to '10.48.79.232' via '10.48.67.54'",
    'Registration: Completed.',
    "IPv4 Connection to peer '10.48.79.232' Start Time: Tue Sep 10 04:10:47 2024 UTC",
  ])
  const status = (await exec('sftunnel-status')).output
  expect(status).toContain('        ChannelB Connected: No\n')
  expect(status).toContain("\n'ip' => '10.48.79.232',\n")
  expect(await handle.comesUp()).toBe(true)
})

/** The blocks of `sftunnel-status`, by service. */
function counters(output: string): Record<string, string[]> {
  const lines = [...output.matchAll(/^ +(TOTAL|RECEIVED|SEND)\D+ <(\d+)> for (.*) service$/gm)]
  return Object.fromEntries(
    lines.map(([, , , service = '']) => [
      service,
      lines.filter((line) => line[3] === service).map(([, what, count]) => `${what} ${count}`),
    ]),
  )
}

test('sftunnel-status counts the messages of each service since the process runs', async () => {
  const { lab, handle, exec, fmc } = await managedDevice()
  const status = async () => (await exec('sftunnel-status')).output
  expect(await status()).toContain(
    [
      '        TOTAL TRANSMITTED MESSAGES <2> for Identity service',
      '        RECEIVED MESSAGES <1> for Identity service',
      '        SEND MESSAGES <1> for Identity service',
      '        HALT REQUEST SEND COUNTER <0> for Identity service',
      '        STORED MESSAGES for Identity service (service 0/peer 0)',
      '        STATE <Process messages> for Identity service',
      '        REQUESTED FOR REMOTE <Process messages> for Identity service',
      '        REQUESTED FROM REMOTE <Process messages> for Identity service',
      '',
    ].join('\n'),
  )
  handle.services.reportConnections(3)
  handle.services.reportConnections(4)
  const asked = fmc.tunnel.ask(handle.uuid(), 'RPC service', { ask: 'inventory' })
  await lab.advance(600_000)
  expect(await asked).toMatchObject({ model: expect.any(String) })
  expect(counters(await status())).toMatchObject({
    RPC: ['TOTAL 2', 'RECEIVED 1', 'SEND 1'],
    'UE Channel': ['TOTAL 2', 'RECEIVED 0', 'SEND 2'],
    NTP: ['TOTAL 0', 'RECEIVED 0', 'SEND 0'],
    eStreamer: ['TOTAL 0', 'RECEIVED 0', 'SEND 0'],
  })
  handle.restartSftunnel()
  expect(await handle.comesUp()).toBe(true)
  expect(counters(await status())).toMatchObject({
    Identity: ['TOTAL 2', 'RECEIVED 1', 'SEND 1'],
    'UE Channel': ['TOTAL 0', 'RECEIVED 0', 'SEND 0'],
  })
})

test('a tunnel outlives its certificates, and an interruption then is for good', async () => {
  const { lab, handle, exec } = await managedDevice()
  await lab.advance(EXPIRED_MS)
  expect(handle.tunnel()).toBe('up')
  expect(await handle.reboot()).toBe(true)
  await lab.advance(600_000)
  expect(handle.tunnel()).toBe('down')
  const log = handle.log().map((line) => line.slice(line.indexOf('sftunneld')))
  expect(log).toContain('sftunneld:sf_ssl [ERROR] -Error with certificate at depth: 1')
  expect(log).toContain('sftunneld:sf_ssl [ERROR]   err 10:certificate has expired')
  const { output } = await exec('sftunnel-status-brief')
  expect(output).toMatch(
    /^PEER:10\.48\.79\.232\nRegistration: Completed\.\nConnection to peer '10\.48\.79\.232' Attempted at .* UTC\n/,
  )
})

test.for(['process.crashed', 'sftunnel.restarted', 'appliance.rebooted'])(
  '%s takes the tunnel down and it comes back while the certificates are good',
  async (type) => {
    const { lab, handle, journal } = await managedDevice()
    lab.appliance('ftd').send({ type })
    await lab.advance(100)
    expect(handle.tunnel()).toBe('down')
    expect(await handle.comesUp()).toBe(true)
    expect(journal('tunnel.up')).toHaveLength(2)
  },
)

test('without power the manager hears nothing until the heartbeats are missed', async () => {
  const { lab, handle, fmc } = await managedDevice()
  handle.losePower()
  await lab.advance(10_000)
  expect(fmc.tunnel.peers()[0]?.channels).toHaveLength(2)
  await lab.advance(600_000)
  expect(fmc.tunnel.peers()[0]?.channels).toHaveLength(0)
  expect(await handle.switchOn()).toBe(true)
  expect(await handle.comesUp()).toBe(true)
})

test('a short cut of the network is not noticed, a long one is', async () => {
  const { lab, handle } = await managedDevice()
  handle.cutNetwork()
  await lab.advance(20_000)
  handle.restoreNetwork()
  await lab.advance(20_000)
  expect(handle.tunnel()).toBe('up')
  handle.cutNetwork()
  await lab.advance(3_600_000)
  expect(handle.tunnel()).toBe('down')
  handle.restoreNetwork()
  expect(await handle.comesUp()).toBe(true)
})

test('a session over the network that is cut stands still, and goes on when it is back', async () => {
  const { visit, handle, lab } = await managedDevice()
  const cli = await visit()
  cli.turnPage()
  handle.cutNetwork()
  await cli.type('show time')
  expect(cli.shown()).toBe('> ')
  handle.restoreNetwork()
  await lab.advance(0)
  expect(cli.shown()).toBe('> show time')
})

test('a clock that is far behind makes certificates that are not yet valid', async () => {
  const { lab, handle } = await managedDevice({ clockSkew: '-4000d' })
  await lab.advance(120_000)
  expect(handle.tunnel()).toBe('down')
  expect(handle.log().join('\n')).toContain('err 9:certificate is not yet valid')
  expect(handle.log()[0]).toMatch(/^Sep 28 \d\d:\d\d:\d\d BSNS-1120-1 SF-IMS\[\d+\]: \[\d+\] /)
})

test('sftunnel-status tells what is known with a tunnel up and with it down', async () => {
  const { lab, handle, exec } = await managedDevice()
  const up = (await exec('sftunnel-status')).output
  expect(up).toContain(
    [
      '**RUN STATUS****10.48.79.232*************',
      '        Cipher used = AES256-GCM-SHA384 (strength:256 bits)',
      '        ChannelA Connected: Yes, Interface management0',
      '        Cipher used = AES256-GCM-SHA384 (strength:256 bits)',
      '        ChannelB Connected: Yes, Interface management0',
      '        Registration: Completed.',
      "        IPv4 Connection to peer '10.48.79.232' Start Time: Tue Sep 10 04:10:47 2024",
    ].join('\n'),
  )
  await lab.advance(EXPIRED_MS)
  handle.crash()
  await lab.advance(120_000)
  const down = (await exec('sftunnel-status')).output
  expect(down).toContain('        ChannelA Connected: No\n        ChannelB Connected: No\n')
  expect(down).toContain("        Connection to peer '10.48.79.232' Attempted at Mon Sep 30 ")
  expect(down).toContain('\nRPC status :Failed\n')
})
