import { expect, test } from 'vitest'
import { netstatProgram } from '../../../emulators/sftunnel/shell/netstat.ts'
import { meet } from './meet-ends.ts'
import type { TunnelEnd } from './tunnel-end.ts'

/** The two addresses of each connection, the local one first. */
async function connections({ self, tunnel }: TunnelEnd): Promise<string[][]> {
  const end = { self, tunnel, interfaceName: () => 'eth0', ownTime: (ms: number) => ms }
  const call = { account: { name: 'root' } } as never
  const { stdout = '' } = await netstatProgram(end).run(['-n'], call)
  return String(stdout)
    .split('\n')
    .filter((line) => line.includes('ESTABLISHED'))
    .map((line) => line.split(/ +/).slice(3, 5))
}

test('netstat shows the same two connections at both ends of a tunnel', async () => {
  const { lab, fmc, ftd } = await meet()
  const first = await connections(ftd)
  expect(new Set(first.flat()).size).toBe(3)
  expect((await connections(fmc)).map((pair) => pair.toReversed())).toEqual(first)
  fmc.tunnel.stop('restart')
  await lab.advance(1_000)
  fmc.tunnel.start()
  await lab.advance(120_000)
  const second = await connections(ftd)
  expect((await connections(fmc)).map((pair) => pair.toReversed())).toEqual(second)
  expect(second).not.toEqual(first)
})
