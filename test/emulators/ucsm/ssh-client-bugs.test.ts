import { expect, test } from 'vitest'
import { profiles } from '../../../emulators/ucsm/profiles.ts'
import { platforms } from '../../../emulators/ucsm/platforms.ts'
import { sshModels, ucsmSsh, ucsmSshClient } from '../../../emulators/ucsm/ssh-sheet.ts'
import { minutes } from '../../../src/clock/durations.ts'
import { startInterconnect } from './interconnect.ts'

const GROUP16 = 'diffie-hellman-group16-sha512'
const libcrypto = { at: 'verify-signature', says: 'error in libcrypto' }
const signature = { at: 'verify-signature', says: 'incorrect signature' }
const group16 = { at: 'compute-secret', whenKex: GROUP16 }

test('exactly these releases and models have a client with a defect', () => {
  const found = Object.entries(profiles).flatMap(([release, profile]) =>
    sshModels.flatMap((model) => {
      const defect = ucsmSsh(profile, model).client?.defect
      return defect ? [[release, model, defect]] : []
    }),
  )
  expect(found).toEqual([
    ['4.0(4e)', '6332', libcrypto],
    ['4.0(4e)', '6248UP', libcrypto],
    ['4.0(4e)', '6454', libcrypto],
    ['4.0(4g)', '6332', signature],
    ['4.0(4g)', '6248UP', signature],
    ['4.0(4g)', '6454', signature],
    ['4.1(1a)', '6454', { ...group16, says: `key exchange algorithm error ${GROUP16}` }],
  ])
})

test.for([
  ['4.0(4e)', '6332', true],
  ['4.0(4g)', '6332', false],
  ['4.1(1a)', '6454', true],
] as const)('out of FIPS mode, that %s on a %s has its defect is %s', ([release, model, has]) => {
  const setup = { profile: profiles[release]!, platform: platforms[model], isFips: false }
  expect(ucsmSshClient(setup).defect !== undefined).toBe(has)
})

test.for([
  ['4.0(4e)', '6332', 'openssh-9.2', 'error in libcrypto#'],
  ['4.0(4g)', '6248UP', 'openssh-9.2', 'incorrect signature#'],
  ['4.1(1a)', '6454', 'without-group-exchange', `key exchange algorithm error ${GROUP16}#`],
] as const)('a backup from %s on a %s to %s fails: %s', async ([profile, platform, to, text]) => {
  const fi = await startInterconnect({ profile, platform })
  fi.server.upgrade(to)
  expect(await backUp(fi)).toBe(false)
  const said = { result: 'end-point-protocol-error', code: 'none', text }
  expect(fi.handle.backupFsm('host35')).toMatchObject({ status: 'backupFail', error: said })
  expect(fi.handle.fault('F999723', 'host35')?.text).toBe(
    `[FSM:FAILED]: internal system backup(FSM:sam:dme:MgmtBackupBackup). Remote-Invocation-Error: ${text}`,
  )
  const cli = await fi.visit()
  await cli.type('scope system\rshow backup fsm status host35\r')
  expect(cli.shown()).toContain('Remote Result: End Point Protocol Error')
  expect(cli.shown()).toContain(`Remote Error Description: ${text}`)
})

test.for([
  ['4.1(1a)', '6454', 'openssh-9.2'],
  ['4.1(1a)', '6332', 'without-group-exchange'],
  ['4.0(2a)', '6454', 'without-group-exchange'],
] as const)('a backup from %s on a %s to %s succeeds', async ([profile, platform, to]) => {
  const fi = await startInterconnect({ profile, platform })
  fi.server.upgrade(to)
  expect(await backUp(fi)).toBe(true)
})

test.for(['scp', 'sftp'])(
  'a copy over %s fails in the words of the same client',
  async (protocol) => {
    const fi = await startInterconnect({ profile: '4.0(4e)' })
    await fi.server.putFile('/notes', 'hello\n')
    const cli = await fi.visit()
    await cli.type(`connect local-mgmt\rcopy ${protocol}://user@host35/notes workspace:\rx\r`)
    expect(cli.shown()).toContain('\nerror in libcrypto\n')
  },
)

/** Backs up to host35 over SFTP; whether that succeeded. */
async function backUp({ visit, handle, lab }: Awaited<ReturnType<typeof startInterconnect>>) {
  const cli = await visit()
  await cli.type('scope system\rcreate backup sftp://user@host35/fi.bak full-state enabled\r')
  await cli.type('server-secret\rcommit-buffer\r')
  await lab.advance(minutes(2))
  return handle.backupFsm('host35').previous === 'backupSuccess'
}
