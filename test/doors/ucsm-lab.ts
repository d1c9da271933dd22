import { onTestFinished } from 'vitest'
import { ucsm } from '../../emulators/index.ts'
import { profiles } from '../../emulators/ucsm/profiles.ts'
import type { UcsmHandle, UcsmOptions } from '../../emulators/ucsm/index.ts'
import { loginTo, type OperatorSession } from '../../src/emulator/operator-session.ts'
import { openEgress } from '../../src/lab/egress.ts'
import { keyFolder } from '../../src/lab/key-folder.ts'
import { startLab } from '../../src/lab/lab.ts'
import { loopbackPorts } from '../../src/lab/port-plan.ts'
import { runProgram, startProgram } from './real-programs.ts'
import { quietOpenSsh } from './ssh-door.ts'

export const PASSWORD = 'fi-secret'

/** An interconnect on the system's time that may dial everything, as `up` starts it. */
export async function raiseInterconnect(options: UcsmOptions = {}) {
  const lab = await startLab({
    name: 'doors',
    seed: 'doors',
    startMs: Date.now(),
    cast: { fi: ucsm({ password: PASSWORD, ...options }) },
    clock: 'wall',
    ports: loopbackPorts,
    egress: openEgress,
    keyFolder: keyFolder(),
  })
  onTestFinished(() => lab.stop('the test is over'))
  const appliance = lab.appliance('fi')
  const handle = appliance.handle as UcsmHandle
  const { port } = appliance.doors[0]!
  const where = ['-p', String(port), 'admin@127.0.0.1']

  const needsKey = profiles[options.profile ?? ucsm.defaultProfile]!.needsEncryptionKey

  /** A login of the lab's own client. */
  const login = () =>
    loginTo(
      { name: 'fi', address: appliance.address, username: 'admin', password: PASSWORD },
      lab.operator,
    )

  /** Orders a backup that runs at once, and waits for its end; lab time does not wait. */
  async function backUp(url: string, password: string) {
    const host = new URL(url).hostname
    const cli = await login()
    if (needsKey) await setEncryptionKey(cli)
    await cli.enter('scope system')
    await cli.enter(`create backup ${url} full-state enabled`, { password })
    await cli.enter('commit-buffer')
    const succeeded = await handle.backupSucceeds(host)
    await cli.enter('up')
    const fsm = await cli.enter(`show backup fsm status ${host}`)
    cli.close()
    return { succeeded, fsm }
  }

  return {
    lab,
    port,
    appliance,
    handle,
    journal: (event: string) =>
      lab.journal.entries({ appliance: 'fi', event }).map(({ data }) => data),

    /** Runs an OpenSSH client of any version, with its defaults but for `options`. */
    ssh: (
      options: readonly string[],
      command: readonly string[] = [],
      { program = 'ssh', input = '' } = {},
    ) => {
      const args = ['-p', PASSWORD, program, ...options, ...quiet, ...where, ...command]
      return runProgram('sshpass', args, { input })
    },

    /** Starts an OpenSSH client with a terminal, or without one. */
    startSsh: (options: readonly string[] = ['-tt']) =>
      startProgram('sshpass', ['-p', PASSWORD, 'ssh', ...options, ...quiet, ...where]),

    backUp,
  }
}

/** Without a key, firmware from 4.2(3d) on backs nothing up. */
async function setEncryptionKey(cli: OperatorSession): Promise<void> {
  await cli.enter('scope security')
  await cli.enter('set password-encryption-key', { password: 'sixteen-letters!' })
  await cli.enter('commit-buffer')
  await cli.enter('top')
}

const quiet = quietOpenSsh.filter((option) => !option.startsWith('-oLogLevel'))
