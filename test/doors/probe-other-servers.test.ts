import { expect, test } from 'vitest'
import { commandLine } from './fieldfault.ts'
import { PROFTPD_PASSWORD, PROFTPD_USER, startDropbear, startProftpd } from './other-servers.ts'
import { emptyIn, type ProbedServer } from './probe-documents.ts'

test('a default dropbear lacks nothing but a key exchange', async () => {
  const port = await startDropbear()
  const cli = commandLine()
  const url = `ssh://127.0.0.1:${port}`
  const probed = await cli.json<ProbedServer>('probe', 'ucsm@4.0(2a)', url)
  expect(probed.verdict).toBe('no-common-algorithm')
  expect(emptyIn(probed)).toEqual(['kex'])
  expect(probed.cure).toMatchObject([{ setting: 'kex', lines: [] }])
  const { stdout } = await cli.run('probe', 'ucsm@4.0(2a)', url)
  expect(stdout).toContain('to the key exchanges of the server')
})

test('ProFTPD with mod_sftp takes an upload', async () => {
  const { port, folder } = await startProftpd()
  const cli = commandLine({ FIELDFAULT_PASSWORD: PROFTPD_PASSWORD })
  const url = `sftp://${PROFTPD_USER}@127.0.0.1:${port}${folder}/fi.bak`
  const probed = await cli.json<ProbedServer>('probe', 'ucsm@4.0(2a)', url)
  expect(probed).toMatchObject({ verdict: 'works', upload: { ok: true, left: false } })
  expect(probed.ident).toContain('mod_sftp')
})

test('ProFTPD with old ciphers alone fails on the cipher', async () => {
  const { port } = await startProftpd(['SFTPCiphers aes128-cbc'])
  const url = `sftp://127.0.0.1:${port}`
  const probed = await commandLine().json<ProbedServer>('probe', 'ucsm@4.0(2a)', url)
  expect(emptyIn(probed)).toEqual(['cipherToServer', 'cipherToClient'])
  expect(probed.cure).toMatchObject([
    { setting: 'cipher', oneOf: ['aes128-ctr', 'aes192-ctr', 'aes256-ctr'], lines: [] },
  ])
})
