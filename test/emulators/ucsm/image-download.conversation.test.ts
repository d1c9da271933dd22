import { expect } from 'vitest'
import { SERVER_PASSWORD, startInterconnect, test } from './interconnect.ts'

const MINUTES = 60_000
const BUNDLE = 'ucs-6300-k9-bundle-infra.4.0.4h.A.bin'

test('a bundle is fetched over SCP, and its images are there when it is unpacked', async ({
  fi,
  cli,
}) => {
  await fi.server.putFile(`/${BUNDLE}`, 'firmware')
  await cli.type('scope firmware\rshow image\r')
  expect(cli.shown()).not.toContain('4.0(4h)')
  await cli.type(`download image scp://user@host35/${BUNDLE}\r`)
  expect(cli.shown()).toMatch(/\nPassword: $/)
  await cli.type(`${SERVER_PASSWORD}\r`)
  cli.turnPage()
  await cli.type('show download-task\r')
  expect(cli.shown()).toContain(
    `${BUNDLE.padEnd(39)}Scp        host35            user        Downloading\n`,
  )
  await fi.lab.advance(MINUTES)
  cli.turnPage()
  await cli.type('show download-task\rshow image\rshow package\r')
  expect(cli.shown()).toMatch(/user {8}Downloaded\n/)
  expect(cli.shown()).toContain('ucs-manager-k9.4.0.4h.bin')
  expect(cli.shown()).toContain(`${BUNDLE.padEnd(46)}4.0(4h)A\n`)
  cli.turnPage()
  await cli.type(`show download-task ${BUNDLE} fsm status\r`)
  expect(cli.shown()).toContain('        Previous Status: Download Success\n')
  expect(fi.journal('stage.entered')).toEqual([
    { job: `download ${BUNDLE}`, stage: 'local', attempt: 0 },
    { job: `download ${BUNDLE}`, stage: 'unpackLocal', attempt: 0 },
  ])
})

test('a wrong password is tried again, and then the task has failed with its fault', async ({
  fi,
  cli,
}) => {
  await fi.server.putFile(`/${BUNDLE}`, 'firmware')
  await cli.type(`scope firmware\rdownload image sftp://user@host35/${BUNDLE}\rwrong\r`)
  await fi.lab.advance(3 * MINUTES)
  cli.turnPage()
  await cli.type(`show download-task\rshow download-task ${BUNDLE} fsm status\r`)
  expect(cli.shown()).toMatch(/user {8}Failed\n/)
  expect(cli.shown()).toContain('Remote Error Code: ERR DNLD Authentication Failure\n')
  expect(cli.shown()).toContain('        Try: 1\n')
  const dn = `sys/fw-catalogue/dnld-${BUNDLE}`
  expect(fi.handle.faultOn('F999690', dn)?.severity).toBe('critical')
  await cli.type(`download image sftp://user@host35/${BUNDLE}\r${SERVER_PASSWORD}\r`)
  await fi.lab.advance(3 * MINUTES)
  expect(fi.handle.faultOn('F999690', dn)?.severity).toBe('cleared')
})

test('a file that is no firmware is fetched over TFTP and refused', async () => {
  const fi = await startInterconnect({}, { tftp: true })
  await fi.server.putFile('/notes.bin', 'hello')
  const cli = await fi.visit()
  await cli.type('scope firmware\rdownload image tftp://host35/notes.bin\r')
  await fi.lab.advance(MINUTES)
  cli.turnPage()
  await cli.type('show download-task notes.bin fsm status\rshow image | include notes\r')
  expect(cli.shown()).toContain('Remote Error Code: ERR DNLD Invalid Image\n')
  expect(cli.shown()).not.toContain('notes.bin  ')
})

test('a reboot ends a download that runs', async ({ fi, cli }) => {
  await fi.server.putFile(`/${BUNDLE}`, 'firmware')
  await cli.type(`scope firmware\rdownload image scp://user@host35/${BUNDLE}\r${SERVER_PASSWORD}\r`)
  await cli.type('top\rconnect local-mgmt\rreboot\ryes\r')
  await fi.lab.advance(10 * MINUTES)
  const again = await fi.visit()
  await again.type('scope firmware\rshow download-task\r')
  expect(again.shown()).toMatch(/user {8}Failed\n/)
})
