import { expect, test } from 'vitest'
import { meet } from './meet-ends.ts'

test('a question over the control channel is answered', async () => {
  const { lab, fmc, ftd } = await meet()
  ftd.tunnel.serve('CSM_CCM service', ({ policy }, { name }) => ({ applied: policy, by: name }))
  const answer = fmc.tunnel.ask(ftd.self().uuid, 'CSM_CCM service', { policy: 'allow all' })
  await lab.advance(0)
  expect(await answer).toEqual({ applied: 'allow all', by: 'fmc' })
})

test('a question that nobody serves has no answer, nor has one without a tunnel', async () => {
  const { lab, fmc, ftd } = await meet()
  const { uuid } = ftd.self()
  const asked = fmc.tunnel.ask(uuid, 'RPC service', {})
  await lab.advance(0)
  expect(await asked).toBeUndefined()
  ftd.tunnel.stop('restart')
  await lab.advance(0)
  expect(await fmc.tunnel.ask(uuid, 'RPC service', {})).toBeUndefined()
  expect(fmc.tunnel.tell(uuid, 'Health Events service', {})).toBe(false)
  const file = { from: '/x', to: '/x', bytes: Buffer.alloc(1) }
  expect(await fmc.tunnel.pushFile(uuid, file)).toBe(false)
})

test('a question that is under way when the tunnel goes down has no answer', async () => {
  const { lab, fmc, ftd } = await meet()
  ftd.tunnel.serve('RPC service', () => new Promise(() => {}))
  const asked = fmc.tunnel.ask(ftd.self().uuid, 'RPC service', {})
  await lab.advance(0)
  ftd.tunnel.stop('crash')
  await lab.advance(0)
  expect(await asked).toBeUndefined()
})

test('events go over the event channel', async () => {
  const { lab, fmc, ftd } = await meet()
  const heard: unknown[] = []
  fmc.tunnel.serve('UE Channel service', (event) => {
    heard.push(event)
    return {}
  })
  expect(ftd.tunnel.tell(fmc.self().uuid, 'UE Channel service', { connections: 3 })).toBe(true)
  await lab.advance(0)
  expect(heard).toEqual([{ connections: 3 }])
})

test('a file is written on the peer when it may be there', async () => {
  const { lab, fmc, ftd } = await meet()
  const path = `/var/sf/peers/${fmc.self().uuid}/sftunnel-cert.pem`
  const bytes = Buffer.alloc(100_000, 'certificate\n')
  const { uuid } = ftd.self()
  const push = (to: string) => fmc.tunnel.pushFile(uuid, { from: '/etc/sf/staged', to, bytes })
  const pushed = Promise.all([
    push(path),
    push('/etc/shadow'),
    push(`/var/sf/peers/${fmc.self().uuid}/../../../etc/shadow`),
  ])
  await lab.advance(0)
  expect(await pushed).toEqual([true, false, false])
  expect(Buffer.from(ftd.tree.root.read(path)).equals(bytes)).toBe(true)
  expect(ftd.tree.root.has('/etc/shadow')).toBe(false)
})
