import { expect, test } from 'vitest'
import { atTime, opensslOptions, PAST_EXPIRY, raiseTunnel, stunnel } from './sftunnel-lab.ts'

/** Loopback addresses of this test run, so that the well-known port is free on each. */
let places = 0
const freePlace = () => `127.83.${1 + (process.pid % 250)}.${++places}`

/** A lab whose manager is off, and whose device looks for it at another address. */
async function raiseOrphan() {
  const lab = await raiseTunnel()
  const place = freePlace()
  await lab.send('fmc', 'power.lost')
  const { stdout } = await lab.onDevice('show managers')
  const [, uuid = ''] = /Identifier +: (\S+)/.exec(stdout) ?? []
  await lab.onDevice(`configure manager edit ${uuid} hostname ${place}`)
  return { ...lab, at: `${place}:8305`, dial: () => lab.send('ftd', 'sftunnel.restarted') }
}

/** `openssl s_server` with the manager's files in its place. */
async function opensslServer(
  { filesOf, at }: Awaited<ReturnType<typeof raiseOrphan>>,
  shift?: string,
) {
  const where = ['-accept', at, '-Verify', '5']
  const server = atTime(shift, 'openssl', ['s_server', ...where, ...opensslOptions(filesOf('fmc'))])
  await server.until('ACCEPT')
  return server
}

test('the device gets in to openssl s_server until the InternalCA expires, and then sends alert 45', async () => {
  const lab = await raiseOrphan()
  const server = await opensslServer(lab)
  await lab.dial()
  await server.until('CIPHER is ECDHE-RSA-AES256-GCM-SHA384')
  await server.until(/depth=0 CN = localhost, .*generationQualifier = sftunnel\nverify return:1/)
  await server.stop()
  await lab.expire()
  const later = await opensslServer(lab)
  await lab.dial()
  await later.until('SSL alert number 45')
  const refused = await lab.journal('ftd', 'handshake.refused')
  expect(refused.at(-1)).toMatchObject({
    by: 'client',
    alert: 45,
    verification: { error: 10, depth: 1, text: 'certificate has expired' },
  })
})

test('openssl s_server past the expiry turns a device down whose clock is not there yet', async () => {
  const lab = await raiseOrphan()
  const server = await opensslServer(lab, PAST_EXPIRY)
  await lab.dial()
  await server.until(/depth=1 title = InternalCA.*\nverify error:num=10:certificate has expired/)
  await expect
    .poll(async () => (await lab.journal('ftd', 'handshake.refused')).at(-1))
    .toMatchObject({ by: 'server', alert: 45 })
})

test('the device gets in to stunnel until the InternalCA expires, and then sends alert 45', async () => {
  const lab = await raiseOrphan()
  const behind = { accept: lab.at, connect: '127.0.0.1:9' }
  const { program } = await stunnel('server', behind, { files: lab.filesOf('fmc') })
  await lab.dial()
  await program.until('Certificate accepted at depth=0')
  await program.until('TLS accepted: new session negotiated')
  await lab.expire()
  await lab.dial()
  await program.until(/sslv3 alert certificate expired|SSL alert number 45/)
  const refused = await lab.journal('ftd', 'handshake.refused')
  expect(refused.at(-1)).toMatchObject({ by: 'client', alert: 45 })
})
