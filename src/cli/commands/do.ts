import type { Command } from 'commander'
import type { z } from 'zod'
import type { stateAnswer } from '../../control/routes/appliance-state.ts'
import { appliancePath } from '../../control/requests.ts'
import { connect, type LabOptions } from '../connect.ts'
import { directoryOption, doing, newCommand } from '../command.ts'
import { readPairs } from '../pairs.ts'

/** `fieldfault do`: sends an event of the emulator's vocabulary. */
export function doCommand(): Command {
  const command = newCommand('do <appliance> <event> [key=value...]', {
    says: "send an event of the emulator's vocabulary; describe lists them",
    exits: { 0: 'it was sent', 3: 'the lab does not answer' },
    examples: ['fieldfault do fi firmware.upgraded to="4.0(2a)"'],
  }).addOption(directoryOption())
  return doing<LabOptions>(command, async ({ operands, options, terminal }) => {
    const [name, type, pairs] = operands
    const facts = readPairs(pairs as string[])
    const path = `${appliancePath(name)}/events`
    const answer = await connect(options).post<z.infer<typeof stateAnswer>>(path, { type, facts })
    terminal.answer(answer, () => [`${answer.name}: ${answer.state}, ${answer.profile}`])
  })
}
