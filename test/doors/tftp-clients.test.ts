import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { servePlain } from './plain-lab.ts'
import { sha256 } from './transfer-programs.ts'

test('tftp-hpa puts and fetches a file in octet', async () => {
  const { run, tftp, server, bytes, folder, journal } = await servePlain()
  const to = ['-m', 'binary', '127.0.0.1', tftp, '-c']
  expect(await run('tftp', [...to, 'put', 'local.bin', '/put.bin'])).toMatchObject({ code: 0 })
  expect(sha256((await server.file('/put.bin'))!)).toBe(sha256(bytes))
  expect(await run('tftp', [...to, 'get', '/put.bin', 'back.bin'])).toMatchObject({ code: 0 })
  expect(sha256(readFileSync(join(folder, 'back.bin')))).toBe(sha256(bytes))
  expect(journal('file.received')).toMatchObject([{ complete: true }])
})

test('tftp-hpa puts a text in netascii, and its lines end as before', async () => {
  const { run, tftp, server, folder } = await servePlain()
  const to = ['-m', 'ascii', '127.0.0.1', tftp, '-c']
  const text = readFileSync('package.json', 'utf8')
  await run('cp', [join(process.cwd(), 'package.json'), folder])
  await run('tftp', [...to, 'put', 'package.json', '/text'])
  expect(Buffer.from((await server.file('/text'))!).toString()).toBe(text)
  await run('tftp', [...to, 'get', '/text', 'back.txt'])
  expect(readFileSync(join(folder, 'back.txt'), 'utf8')).toBe(text)
})

test.each([
  ['blocks of 512', []],
  ['blocks of 1468', ['--tftp-blksize', '1468']],
  ['no options', ['--tftp-no-options']],
])('curl puts and fetches a file with %s', async (_how, flags) => {
  const { run, tftp, server, bytes, folder } = await servePlain()
  const url = `tftp://127.0.0.1:${tftp}//put.bin`
  const put = await run('curl', ['-sS', ...flags, '-T', 'local.bin', url])
  expect(put).toMatchObject({ code: 0, stderr: '' })
  expect(sha256((await server.file('/put.bin'))!)).toBe(sha256(bytes))
  expect(await run('curl', ['-sS', ...flags, '-o', 'back.bin', url])).toMatchObject({ code: 0 })
  expect(sha256(readFileSync(join(folder, 'back.bin')))).toBe(sha256(bytes))
})

test('curl is told that there is no such file', async () => {
  const { run, tftp, journal } = await servePlain()
  expect(await run('curl', ['-sS', `tftp://127.0.0.1:${tftp}//none`])).toMatchObject({ code: 68 })
  expect(journal('transfer.refused')).toEqual([{ path: '/none', reason: 'no-such-file', bytes: 0 }])
})
