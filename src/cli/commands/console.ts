import type { Command } from 'commander'
import type { z } from 'zod'
import { appliancePath } from '../../control/requests.ts'
import type { consoleAnswer } from '../../control/routes/appliance-console.ts'
import { directoryOption, doing, newCommand } from '../command.ts'
import { connect, type LabOptions } from '../connect.ts'

/** `fieldfault console`: one line at the own console of an appliance. */
export function consoleCommand(): Command {
  const command = newCommand('console <appliance> <line...>', {
    says: 'carry out a line at the own console of an appliance, past its network and whoever answers there',
    exits: { 0: 'it is carried out', 1: 'its exit status was not 0', 3: 'the lab does not answer' },
    examples: ["fieldfault console server 'ssh-keygen -l -f /etc/ssh/ssh_host_rsa_key.pub'"],
  }).addOption(directoryOption())
  return doing<LabOptions>(command, async ({ operands, options, terminal }) => {
    const [name, words] = operands
    const line = (words as string[]).join(' ')
    const path = `${appliancePath(name)}/console`
    const answer = await connect(options).post<z.infer<typeof consoleAnswer>>(path, { line })
    terminal.answer(answer, () => answer.output.replace(/\n$/, '').split('\n'))
    return answer.exit === 0 ? 0 : 1
  })
}
