import { expect } from 'vitest'
import { getFile } from '../../../src/ssh/sftp/get-file.ts'
import { putFile } from '../../../src/ssh/sftp/put-file.ts'
import { openFiles } from '../files-over-ssh.ts'
import { managedDevice } from './managed-device.ts'
import { test as deviceTest } from './ftd-lab.ts'

const test = deviceTest.extend('files', async ({ device }) =>
  openFiles((await device.connect()).session),
)

test('sftp comes to the file system of the expert shell', async ({ files }) => {
  expect(await files.realPath('.')).toBe('/home/admin')
  expect(await files.realPath('/var/common')).toBe('/ngfw/var/common')
  expect(await files.list('/var/common')).toEqual([])
})

test('a file goes in, and the expert shell has it', async ({ files, device }) => {
  const put = await putFile(files.client, { path: '/var/common/a', source: Buffer.from('one') })
  expect(put).toMatchObject({ ok: true })
  expect(device.journal('file.received')).toMatchObject([{ path: '/var/common/a', bytes: 3 }])
  const cli = await device.visit()
  await cli.type('expert\r')
  cli.turnPage()
  await cli.type('ls -l /ngfw/var/common/a\r')
  expect(cli.shown()).toMatch(/-rw-r--r-- 1 admin admin 3 /)
})

test('admin reads the files of a registration and changes none', async () => {
  const device = await managedDevice()
  const { client, list } = await openFiles((await device.connect()).session)
  const [folder = ''] = (await list('/var/sf/peers')).map((line) => line.split(' ').at(-1))
  const path = `/var/sf/peers/${folder}/sftunnel-key.pem`
  let text = ''
  const got = await getFile(client, {
    path,
    take: (piece) => void (text += Buffer.from(piece).toString()),
  })
  // As on the box, where its mode lets everybody read it.
  expect(got).toMatchObject({ ok: true })
  expect(text).toContain('PRIVATE KEY')
  const put = await putFile(client, { path, source: Buffer.from('x') })
  expect(put).toMatchObject({ refusal: 'permission-denied' })
})

test('a line of clish is still a line of clish', async ({ device }) => {
  expect((await device.exec('show version')).output).toContain('Model')
  expect((await device.exec('scp')).output).toContain('Illegal command line')
})
