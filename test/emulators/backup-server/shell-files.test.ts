import { expect, test } from 'vitest'
import { startServer } from './server-lab.ts'
import { shellVisitor } from './shell-visitor.ts'

const FILES = { '/vmbackups/': '', '/vmbackups/history.log': 'one\n', '/readme': 'hello\n' }

/** A server with files, and its administrator. */
async function startWithFiles(quotaBytes = 1_000_000) {
  const here = await startServer({ files: FILES, quotaBytes })
  const { exec, output } = await shellVisitor(here.lab, 'server')
  const stored = async (path: string) => {
    await here.lab.services.activity.settled()
    const bytes = await here.server.file(path)
    return bytes && Buffer.from(bytes).toString()
  }
  return { ...here, exec, output, stored }
}

test('the disk of uploads is the home directory', async () => {
  const { output } = await startWithFiles()
  expect(await output('pwd; ls; cat vmbackups/history.log')).toBe(
    '/home/backup\nreadme\nvmbackups\none\n',
  )
})

test('what arrives while a shell is open is there', async () => {
  const { output, backUp, stored } = await startWithFiles()
  expect(await output('ls fi.xml 2>/dev/null')).toBe('')
  expect(await backUp()).toBe(true)
  const sent = await stored('/fi.xml')
  expect(await output('cat fi.xml')).toBe(sent)
})

test('what is written, moved and removed in the shell is so on the disk', async () => {
  const { exec, output, stored } = await startWithFiles()
  await exec('echo two >> vmbackups/history.log; mkdir -p a/b; echo new > a/b/c')
  expect(await stored('/vmbackups/history.log')).toBe('one\ntwo\n')
  expect(await stored('/a/b/c')).toBe('new\n')
  await exec('mv a elsewhere; rm readme')
  expect(await stored('/elsewhere/b/c')).toBe('new\n')
  expect(await stored('/a/b/c')).toBeUndefined()
  expect(await stored('/readme')).toBeUndefined()
  await exec('rm -r elsewhere')
  expect(await stored('/elsewhere/b/c')).toBeUndefined()
  expect(await output('ls')).toBe('vmbackups\n')
})

test('what a full disk does not take is not in the home either', async () => {
  const { exec, output, server, lab } = await startWithFiles(100)
  await exec('seq 1000 > numbers')
  await lab.services.activity.settled()
  const kept = await server.file('/numbers')
  expect(kept?.length ?? 0).toBeLessThanOrEqual(100)
  expect(Number(await output('cat numbers 2>/dev/null | wc -c'))).toBe(kept?.length ?? 0)
})

test('files elsewhere are no business of the disk', async () => {
  const { exec, output, server } = await startWithFiles()
  await exec('echo x > /tmp/x')
  expect(await output('cat /tmp/x')).toBe('x\n')
  expect(await server.has('/tmp/x')).toBe(false)
})
