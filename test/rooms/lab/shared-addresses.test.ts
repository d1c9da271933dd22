import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readLabJson, writeLabDirectory } from '../../../src/lab/directory/lab-directory.ts'
import type { RunningLab } from '../../../src/lab/lab.ts'
import { echo, type EchoHandle } from './echo-emulator.ts'
import { stillLab } from './still-lab.ts'

const VIRTUAL = '10.48.79.100'

/** Two echoes that may hold the address. */
const both = { one: sharing(), two: sharing() }

function sharing() {
  const member = echo()
  return {
    ...member,
    emulator: {
      ...member.emulator,
      async start(plan: Parameters<typeof member.emulator.start>[0]) {
        plan.surroundings.shareAddress(VIRTUAL)
        return member.emulator.start(plan)
      },
    },
  }
}

function holding(lab: RunningLab, name: string): () => void {
  const { surroundings } = lab.appliance(name).handle as EchoHandle
  return surroundings.shareAddress(VIRTUAL).hold()
}

function heard(lab: RunningLab, name: string): string {
  return (lab.appliance(name).handle as EchoHandle).heard()
}

/** Says something at the shared port; what comes back, or how it ended. */
async function say(lab: RunningLab, text: string): Promise<string> {
  const [door] = lab.sharedAddresses()[0]!.doors
  const socket = connect({ host: door!.host, port: door!.port })
  socket.write(text)
  const answer = once(socket, 'data').then(
    ([chunk]) => String(chunk),
    (error: NodeJS.ErrnoException) => error.code ?? '',
  )
  return answer.finally(() => socket.destroy())
}

test('the port of a shared address leads to whoever holds it', async () => {
  await using lab = await stillLab(both)
  holding(lab, 'one')
  expect(await say(lab, 'a')).toBe('a')
  const giveUp = holding(lab, 'two')
  expect(await say(lab, 'b')).toBe('b')
  expect([heard(lab, 'one'), heard(lab, 'two')]).toEqual(['a', 'b'])
  giveUp()
  expect(await say(lab, 'c')).toBe('ECONNRESET')
  expect(lab.sharedAddresses()[0]?.leadsTo).toBeUndefined()
})

test('a shut door is shut there as well, and the port stays the same after a reset', async () => {
  await using lab = await stillLab(both)
  holding(lab, 'one')
  const before = lab.sharedAddresses()
  lab.appliance('one').doors[0]!.shut('test')
  expect(await say(lab, 'a')).toBe('ECONNRESET')
  await lab.reset()
  holding(lab, 'one')
  expect(lab.sharedAddresses()).toEqual(before)
  expect(await say(lab, 'b')).toBe('b')
})

test('lab.json has the address, who shares it and where it is reached', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'fieldfault-shared-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  await using lab = await stillLab(both)
  holding(lab, 'two')
  await writeLabDirectory(dir, lab)
  const [door] = lab.sharedAddresses()[0]!.doors
  expect(readLabJson(dir).sharedAddresses).toEqual([
    { address: VIRTUAL, appliances: ['one', 'two'], leadsTo: 'two', doors: [door] },
  ])
})
