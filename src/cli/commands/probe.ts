import type { Command } from 'commander'
import { entropyFrom } from '../../entropy/entropy.ts'
import { keyFolder } from '../../lab/key-folder.ts'
import { findAppliance, type ProbeAppliance } from '../../probe/appliance.ts'
import { listenForClients, readListening } from '../../probe/listen.ts'
import { createKeyCache } from '../../ssh/index.ts'
import { doing, newCommand, option } from '../command.ts'
import { loadContext } from '../load-context.ts'
import { meetServer } from '../probe/meet-server.ts'
import { onWallClock } from '../probe/on-wall-clock.ts'
import { clientDocument, exitOf } from '../probe/probe-document.ts'
import { limitsOf, misused, type ProbeOptions } from '../probe/probe-options.ts'
import { clientText } from '../probe/probe-text.ts'
import type { Terminal } from '../terminal.ts'
import { wholeNumber } from '../whole-number.ts'

const NOTES = `
The URL is of sftp://, scp://, ssh://, ftp:// or tftp://, with a name, an address or an [IPv6 address], and a port if it
is not the usual one. Without a user in it, the handshake is tried and no login. With a user and a password a
small file is sent to its path, or into it if it is a directory, and removed again; a file that is there is not
touched. SCP and FTP do not look: there, a path that ends in / is a directory. SCP cannot remove: the file stays.
FTP has no handshake: it takes a user and a password, and the file crosses in passive mode. TFTP has no login: the
file is sent to the path, or beside it, and stays, and a server that creates no files refuses it.
An appliance that pins host keys compares the key with --pin before any login, for the host as the URL has it;
a pin for another name protects nothing. FTP and TFTP have no host key.
The appliance is an emulator with one of its profiles and models, as in ucsm@4.0(2a)/6454; see fieldfault list.
`

/** `fieldfault probe`: meets the user's own server or client as an appliance would. */
export function probeCommand(): Command {
  const command = newCommand('probe <emulator@profile> [url]', {
    says: 'meet your own SFTP, SCP, SSH, FTP or TFTP server, or SSH client, as an appliance would, and say why it would fail',
    exits: {
      0: 'the two work together',
      1: 'they would not, or nothing answers',
      3: 'the lab failed, or cannot tell',
    },
    examples: [
      "fieldfault probe 'ucsm@4.0(2a)' sftp://backup.example.net",
      "FIELDFAULT_PASSWORD=... fieldfault probe 'ucsm@4.0(2a)/6454' scp://me@[2001:db8::9]:2222/backups/",
      "fieldfault probe 'ucsm@4.0(1d)' ssh://10.0.0.9 --json",
      "fieldfault probe 'ucsm@4.0(2a)' ftp://me@10.0.0.9/backups/",
      "fieldfault probe 'ucsm@4.0(2a)' --listen 2022 --count 3",
      'fieldfault probe srst-manager@9.0 sftp://me@10.0.0.9/backups --pin 85:c1:ca:44:1e:c1:b0:2b:1f:47:a9:43:72:13:50:e8',
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
    .addOption(
      option(
        '--pin <pin>',
        'host key that the appliance is told to expect: "HOST TYPE MD5", or the MD5 fingerprint alone',
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
    if (options.pin !== undefined && url === undefined)
      throw misused('--pin is about the host key of a server, and goes with its URL')
    if (options.listen !== undefined)
      return meetClients(appliance, options.listen, options, terminal)
    return meetServer(appliance, String(url), options, terminal)
  })
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

function printLines(lines: readonly string[], { print }: Terminal): void {
  print(lines.map((line) => `${line}\n`).join(''))
}
