import type { Command } from 'commander'
import { createActivity } from '../../clock/activity.ts'
import { parseDuration } from '../../clock/durations.ts'
import { LabClock } from '../../clock/lab-clock.ts'
import { systemNow } from '../../clock/real-time.ts'
import { entropyFrom } from '../../entropy/entropy.ts'
import { LabError } from '../../errors/lab-error.ts'
import { keyFolder } from '../../lab/key-folder.ts'
import { findAppliance, type ProbeAppliance } from '../../probe/appliance.ts'
import { listenForClients, readListening } from '../../probe/listen.ts'
import { probeServer } from '../../probe/probe-server.ts'
import { readTarget } from '../../probe/target.ts'
import { createKeyCache } from '../../ssh/index.ts'
import { doing, newCommand, option } from '../command.ts'
import { loadContext } from '../load-context.ts'
import { findPassword } from '../probe/find-password.ts'
import { clientDocument, exitOf, serverDocument } from '../probe/probe-document.ts'
import type { ProbeOptions } from '../probe/probe-options.ts'
import { clientText, serverText } from '../probe/probe-text.ts'
import type { Terminal } from '../terminal.ts'
import { wholeNumber } from '../whole-number.ts'

const NOTES = `
The URL is of sftp://, scp:// or ssh://, with a name, an address or an [IPv6 address], and a port if it is not
22. Without a user in it, the handshake is tried and no login. With a user and a password a small file is
sent to its path, or into it if it is a directory, and removed again; a file that is there is not touched.
SCP cannot look or remove: there, a path that ends in / is a directory, and the file stays.
The appliance is an emulator with one of its profiles and models, as in ucsm@4.0(2a)/6454; see fieldfault list.
`

/** `fieldfault probe`: meets the user's own server or client as an appliance would. */
export function probeCommand(): Command {
  const command = newCommand('probe <emulator@profile> [url]', {
    says: 'meet your own SFTP, SCP or SSH server, or client, as an appliance would, and say why it would fail',
    exits: {
      0: 'the two work together',
      1: 'they would not, or nothing answers',
      3: 'the lab failed, or cannot tell',
    },
    examples: [
      "fieldfault probe 'ucsm@4.0(2a)' sftp://backup.example.net",
      "FIELDFAULT_PASSWORD=... fieldfault probe 'ucsm@4.0(2a)/6454' scp://me@[2001:db8::9]:2222/backups/",
      "fieldfault probe 'ucsm@4.0(1d)' ssh://10.0.0.9 --json",
      "fieldfault probe 'ucsm@4.0(2a)' --listen 2022 --count 3",
    ],
  })
    .addOption(option('--listen <[host:]port>', 'wait for your client, as the SSH door would be'))
    .addOption(
      option('--count <n>', 'with --listen: end after so many connections')
        .default(1)
        .argParser(wholeNumber(1, 1_000)),
    )
    .addOption(option('--accept-login', 'with --listen: let every login in, instead of none'))
    .addOption(
      option(
        '--password-env <name>',
        'variable with the password for the user of the URL; FIELDFAULT_PASSWORD, or a question, when not given',
      ),
    )
    .addOption(option('--connect-timeout <duration>', 'time to connect').default('10s'))
    .addOption(
      option(
        '--timeout <duration>',
        'time for handshake and login, and again for the upload',
      ).default('30s'),
    )
    .addOption(
      option('--seed <text>', 'with --listen: what the host keys are made of').default('probe'),
    )

  command.addHelpText('after', NOTES)

  return doing<ProbeOptions>(command, async ({ operands: [asked, url], options, terminal }) => {
    const { emulators } = await loadContext.emulators()
    const appliance = findAppliance(String(asked), emulators)
    if ((url === undefined) === (options.listen === undefined))
      throw misused('give either the URL of a server or --listen')
    if (options.listen !== undefined)
      return meetClients(appliance, options.listen, options, terminal)
    return meetServer(appliance, String(url), options, terminal)
  })
}

async function meetServer(
  { name, ssh }: ProbeAppliance,
  url: string,
  options: ProbeOptions,
  terminal: Terminal,
): Promise<number> {
  const target = readTarget(url)
  if (!ssh.client) throw misused(`${name} is no SSH client, so that it can only --listen`)
  const limits = limitsOf(options)
  const password = await findPassword(target, options.passwordEnv)
  const probe = await onWallClock((clock) =>
    probeServer({
      clock,
      appliance: name,
      client: ssh.client!,
      target,
      ...(password !== undefined && { password }),
      ...limits,
    }),
  )
  const parties = { target: url, as: name }
  terminal.answer(serverDocument(probe, parties), () => serverText(probe, parties, terminal))
  return exitOf([probe.verdict.word])
}

async function meetClients(
  { name, ssh }: ProbeAppliance,
  where: string,
  options: ProbeOptions,
  terminal: Terminal,
): Promise<number> {
  const { server } = ssh
  if (!server) throw misused(`${name} is no SSH server, so that it needs the URL of one`)
  const at = readListening(where)
  if (!at) throw misused(`"${where}" is not [HOST:]PORT`)
  const keys = createKeyCache({ folder: keyFolder() })
  const entropy = entropyFrom(options.seed)
  const { withinMs } = limitsOf(options)
  const told = await onWallClock((clock) =>
    listenForClients(
      {
        ...at,
        count: options.count,
        ready: (address) => terminal.note(`${name} waits for SSH clients on ${address}`),
        met: (probe) => {
          if (!terminal.json) printLines(clientText(probe, name, terminal), terminal)
        },
      },
      {
        clock,
        appliance: name,
        server,
        hostKey: (type, size) => keys.hostKey(type, entropy.fork(type), size),
        acceptsLogins: options.acceptLogin ?? false,
        withinMs,
      },
    ),
  )
  const connections = told.probes.map(clientDocument)
  const words = connections.map(({ verdict }) => verdict)
  terminal.answer({ target: told.where, as: name, connections }, () => [])
  return exitOf(words)
}

/** Runs work on a clock that goes with the system's. */
async function onWallClock<Result>(work: (clock: LabClock) => Promise<Result>): Promise<Result> {
  const activity = createActivity({ limitMs: Infinity })
  const clock = new LabClock({ startMs: systemNow(), activity })
  clock.runOnWall()
  try {
    return await work(clock)
  } finally {
    clock.close()
  }
}

function limitsOf({ connectTimeout, timeout }: ProbeOptions) {
  return { connectWithinMs: parseDuration(connectTimeout), withinMs: parseDuration(timeout) }
}

function printLines(lines: readonly string[], { print }: Terminal): void {
  print(lines.map((line) => `${line}\n`).join(''))
}

function misused(fact: string): LabError {
  return new LabError('wrong-use', { command: 'fieldfault probe', fact })
}
