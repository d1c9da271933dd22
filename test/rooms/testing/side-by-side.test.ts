import { backupServer, fmc } from 'fieldfault/emulators'
import { expect, onTestFinished, test } from 'vitest'
import { openTestLab } from '../../../src/testing/test-lab.ts'

const LABS = 8

test('labs side by side have ports of their own, the same names, and the same evidence', async () => {
  const opened = await Promise.all(Array.from({ length: LABS }, () => openTestLab()))
  onTestFinished(async () => void (await Promise.all(opened.map(({ close }) => close()))))
  const casts = await Promise.all(
    opened.map(({ lab }) => lab.start({ server: backupServer(), fmc: fmc() })),
  )
  const ports = casts.flatMap((cast) => [
    cast.server.endpoint().port,
    cast.fmc.endpoint('sftunnel').port,
  ])
  expect(new Set(ports).size).toBe(2 * LABS)
  await Promise.all(opened.map(({ lab }) => lab.advance('1h')))
  expect(new Set(opened.map(({ lab }) => lab.digest())).size).toBe(1)
})

test('what happens in one lab leaves the one beside it alone', async () => {
  const [one, other] = [await openTestLab(), await openTestLab()]
  onTestFinished(async () => void (await Promise.all([one.close(), other.close()])))
  const server = await one.lab.start(backupServer())
  const untouched = await other.lab.start(backupServer())
  server.send({ type: 'service.stopped' })
  await one.lab.advance('30d')
  await expect(server.dial()).rejects.toMatchObject({ code: 'dial-failed' })
  ;(await untouched.dial()).destroy()
  expect(other.lab.now()).toBe('2024-01-01T00:00:00.000Z')
})
