import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { LabError } from '../../errors/lab-error.ts'
import { readLabJson } from '../../lab/directory/lab-directory.ts'
import { sshDoorOf } from '../../lab/directory/ssh-config.ts'
import { connect, type LabOptions } from '../connect.ts'
import { directoryOption, doing, newCommand } from '../command.ts'

/** `fieldfault ssh`: the machine's own ssh, with the right port, key and known_hosts. */
export function sshCommand(): Command {
  const command = newCommand('ssh <appliance or shared address> [command...]', {
    says: "open the machine's own ssh on an appliance; options of ours stand before its name",
    exits: { 0: 'ssh ended well; otherwise what ssh ended with', 3: 'there is no ssh, or no lab' },
    examples: ['fieldfault ssh fi', 'fieldfault ssh fi show version'],
  })
    .addOption(directoryOption())
    .passThroughOptions()
  return doing<LabOptions>(command, ({ operands: [name, words], options }) => {
    connect(options)
    const dir = resolve(options.dir)
    refuseWithoutSsh(dir, String(name))
    return runSsh(['-F', join(dir, 'ssh_config'), String(name), ...(words as string[])])
  })
}

function refuseWithoutSsh(dir: string, name: string): void {
  const { appliances, sharedAddresses } = readLabJson(dir)
  if (sharedAddresses.some(({ address }) => address === name)) return
  const wanted = appliances.find((appliance) => appliance.name === name)
  const known = appliances.map((appliance) => appliance.name)
  if (!wanted) throw new LabError('unknown-appliance', { name, known })
  if (sshDoorOf(wanted)) return
  const reachable = appliances.filter(sshDoorOf).map((appliance) => appliance.name)
  throw new LabError('no-ssh-door', { appliance: name, known: reachable })
}

/** Hands the terminal over to ssh. Resolves with its exit code. */
function runSsh(args: readonly string[]): Promise<number> {
  const child = spawn('ssh', args, { stdio: 'inherit' })
  // Ctrl-C belongs to the session; this process waits for its end.
  process.on('SIGINT', () => {})
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => resolve(code ?? 255))
    child.once('error', (cause: NodeJS.ErrnoException) => {
      reject(
        new LabError(
          'program-missing',
          { program: 'ssh', fact: cause.code ?? cause.message },
          { cause },
        ),
      )
    })
  })
}
