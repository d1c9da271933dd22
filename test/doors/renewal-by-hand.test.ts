import { expect, test } from 'vitest'
import { raiseRenewal } from './renewal-lab.ts'

test('an operator renews three devices by hand, pasting into vi, and all tunnels come back', async () => {
  const { names, asRoot, managerState, renewByHand, retry } = await raiseRenewal({ devices: 3 })
  expect(await managerState()).toBe('running.tunnelling, 0 of 3 devices enabled')
  const { stdout, code } = await renewByHand()
  expect(code, stdout).toBe(0)
  expect(stdout).toContain('The certificate has expired 3 days ago.')
  expect(stdout).toContain('Current ca_root expired 3 days ago')
  for (const name of names) expect(stdout).toContain(`Failed to push to ${name} = /var/sf/peers/`)
  expect(stdout.match(/-rw-r--r-- 1 root root 1\.4K .* sftunnel-cert\.pem\r/g)).toHaveLength(3)

  await retry()
  expect(await managerState()).toBe('running.tunnelling, 3 of 3 devices enabled')
  const status = await asRoot('fmc', 'sftunnel_status.pl')
  expect(status.stdout.match(/ChannelA Connected: Yes/g)).toHaveLength(3)
  expect(status.stdout.match(/ChannelB Connected: Yes/g)).toHaveLength(3)
})

test('what was repaired by hand lasts: every end may be rebooted', async () => {
  const { carryOut, managerState, renewByHand, retry } = await raiseRenewal()
  await renewByHand()
  await retry()
  for (const role of ['ftd1', 'fmc']) {
    await carryOut('do', role, 'appliance.rebooted')
    await carryOut('clock', 'advance', '30m')
    expect(await managerState()).toBe('running.tunnelling, 1 of 1 devices enabled')
  }
})
