import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  FieldfaultContainer,
  type StartedFieldfaultContainer,
} from '../../src/testing/testcontainers/index.ts'
import { startProgram, temporaryFolder } from '../doors/real-programs.ts'
import { images, noEngine } from './containers.ts'

// Its helper would have to be pulled; what is started here is stopped here.
process.env.TESTCONTAINERS_RYUK_DISABLED = 'true'

function managerAndDevice() {
  return new FieldfaultContainer(images().lab)
    .withAppliance('fmc', { emulator: 'fmc', caExpiresIn: '90d' })
    .withAppliance('ftd', { emulator: 'ftd', managers: 'fmc' })
    .withDoors(4)
    .start()
}

/** The `openssl s_client` of this machine at the manager's tunnel, in the place of its device. */
async function openssl(lab: StartedFieldfaultContainer) {
  const folder = temporaryFolder()
  const { certificatePem, keyPem } = await lab.getTlsIdentity('ftd')
  const files = { CAfile: await lab.getCaPem('fmc'), cert: certificatePem, key: keyPem }
  const options = Object.entries(files).flatMap(([option, pem]) => {
    const file = join(folder, option)
    writeFileSync(file, pem, { mode: 0o600 })
    return [`-${option}`, file]
  })
  const { host, port } = lab.getDoor('fmc', 'sftunnel')
  const where = ['-connect', `${host}:${port}`, '-tls1_2', '-verify_return_error']
  return startProgram('openssl', ['s_client', ...where, ...options])
}

test.skipIf(noEngine)(
  'openssl checks the chain of a manager in a container, until the manager refuses with alert 45',
  async () => {
    await using lab = await managerAndDevice()
    const early = await openssl(lab)
    await early.until('Verify return code: 0 (ok)')
    expect(early.output()).toMatch(/depth=1 .*title = InternalCA/)
    expect(early.output()).toMatch(/depth=0 .*generationQualifier = sftunnel/)
    await early.stop()
    await lab.advanceClock('93d')
    const late = await openssl(lab)
    await late.until('SSL alert number 45')
    expect(await lab.journal({ appliance: 'fmc', event: 'alert.sent' })).toMatchObject([
      { data: { level: 'fatal', number: 45, name: 'certificate_expired' } },
    ])
  },
)

test.skipIf(noEngine)('the files of TLS are those of an appliance that has them', async () => {
  await using lab = await managerAndDevice()
  expect(await lab.getCaPem()).toBe(await lab.getCaPem('fmc'))
  await expect(lab.getCaPem('nobody')).rejects.toMatchObject({ code: 'unknown-appliance' })
  await expect(lab.getTlsIdentity('nobody')).rejects.toMatchObject({ code: 'unknown-appliance' })
})
