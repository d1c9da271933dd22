import type { Command } from 'commander'
import type { z } from 'zod'
import type { stateAnswer } from '../../control/routes/appliance-state.ts'
import { appliancePath } from '../../control/requests.ts'
import { connect, type LabOptions } from '../connect.ts'
import { directoryOption, doing, newCommand } from '../command.ts'

type State = z.infer<typeof stateAnswer>

/** `fieldfault reset`: one appliance, or all, back to the start. */
export function resetCommand(): Command {
  const command = newCommand('reset [appliance]', {
    says: 'put one appliance, or all, back to the start behind the same ports; lab time goes on',
    exits: { 0: 'it is done', 3: 'the lab does not answer' },
    examples: ['fieldfault reset', 'fieldfault reset fi'],
  }).addOption(directoryOption())
  return doing<LabOptions>(command, async ({ operands: [name], options, terminal }) => {
    const lab = connect(options)
    const { appliances } =
      name === undefined
        ? await lab.post<{ appliances: State[] }>('/v1/reset')
        : { appliances: [await lab.post<State>(`${appliancePath(name)}/reset`)] }
    terminal.answer({ appliances }, () =>
      appliances.map((one) => `${one.name}: ${one.state}, ${one.profile}`),
    )
  })
}
