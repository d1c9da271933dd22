import type { ProbeAppliance } from '../../probe/appliance.ts'
import { readPin, type Pin } from '../../probe/pin.ts'
import { probeFtpServer } from '../../probe/probe-ftp-server.ts'
import { probeServer, type ServerProbe } from '../../probe/probe-server.ts'
import { probeTftpServer } from '../../probe/probe-tftp-server.ts'
import {
  readTarget,
  type FtpTarget,
  type ProbeTarget,
  type SshTarget,
  type TftpTarget,
} from '../../probe/target.ts'
import type { Terminal } from '../terminal.ts'
import { findPassword } from './find-password.ts'
import { onWallClock } from './on-wall-clock.ts'
import { exitOf, serverDocument } from './probe-document.ts'
import { limitsOf, misused, type ProbeOptions } from './probe-options.ts'
import { serverText } from './probe-text.ts'

/** Dials the server of a URL as an appliance would, and prints what comes of it. Returns the exit code. */
export async function meetServer(
  appliance: ProbeAppliance,
  url: string,
  options: ProbeOptions,
  terminal: Terminal,
): Promise<number> {
  const target = readTarget(url)
  const meeting = { appliance, options }
  const probe = await meet(target, meeting)
  const parties = { target: url, as: appliance.name }
  terminal.answer(serverDocument(probe, parties), () => serverText(probe, parties, terminal))
  return exitOf([probe.verdict.word])
}

function meet(target: ProbeTarget, meeting: Omit<Meeting<ProbeTarget>, 'target'>) {
  if (target.protocol === 'ftp') return overFtp({ ...meeting, target })
  if (target.protocol === 'tftp') return overTftp({ ...meeting, target })
  return overSsh({ ...meeting, target })
}

interface Meeting<Target extends ProbeTarget> {
  readonly appliance: ProbeAppliance
  readonly target: Target
  readonly options: ProbeOptions
}

async function overSsh(meeting: Meeting<SshTarget>): Promise<ServerProbe> {
  const { target, options } = meeting
  const { name, ssh } = meeting.appliance
  const { client } = ssh
  if (!client) throw misused(`${name} is no SSH client, so that it can only --listen`)
  const { spoken, refusal } = client.protocols ?? { spoken: [target.protocol], refusal: '' }
  if (!spoken.includes(target.protocol))
    throw misused(`${name} speaks no ${target.protocol}: it answers "${refusal}" to such a URL`)
  const limits = limitsOf(options)
  const pinned = pinOf(meeting)
  const password = await findPassword(target, options.passwordEnv)
  const login = password === undefined ? {} : { password }
  return onWallClock((clock) =>
    probeServer({ clock, appliance: name, client, target, ...login, ...pinned, ...limits }),
  )
}

function pinOf({ appliance, options }: Meeting<SshTarget>): { readonly pin?: Pin } {
  if (options.pin === undefined) return {}
  const pinning = appliance.ssh.client?.pinning
  if (!pinning) throw misused(`${appliance.name} pins no host keys`)
  return { pin: readPin(options.pin, pinning) }
}

async function overFtp(meeting: Meeting<FtpTarget>): Promise<ServerProbe> {
  const { target, options } = meeting
  const { name, dialsFtp } = meeting.appliance
  const { user } = target
  if (options.pin !== undefined) throw misused('an FTP server has no host key to pin')
  if (!dialsFtp) throw misused(`${name} sends nothing over FTP`)
  if (user === undefined) throw misused('over FTP nothing can be tried without a user in the URL')
  const limits = limitsOf(options)
  const password = await findPassword(target, options.passwordEnv)
  if (password === undefined) throw misused('over FTP nothing can be tried without a password')
  const login = { target: { ...target, user }, password }
  return onWallClock((clock) => probeFtpServer({ clock, appliance: name, ...login, ...limits }))
}

async function overTftp({ appliance, target, options }: Meeting<TftpTarget>): Promise<ServerProbe> {
  const { name, dialsFtp } = appliance
  if (options.pin !== undefined) throw misused('a TFTP server has no host key to pin')
  if (!dialsFtp) throw misused(`${name} sends nothing over TFTP`)
  const limits = limitsOf(options)
  return onWallClock((clock) => probeTftpServer({ clock, appliance: name, target, ...limits }))
}
