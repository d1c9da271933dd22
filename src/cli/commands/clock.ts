import { Argument, type Command } from 'commander'
import type { z } from 'zod'
import type { ControlClient } from '../../control/client.ts'
import type { clockAnswer } from '../../control/routes/clock.ts'
import { LabError } from '../../errors/lab-error.ts'
import { connect, type LabOptions } from '../connect.ts'
import { directoryOption, doing, newCommand } from '../command.ts'

type Answer = z.infer<typeof clockAnswer>
type Verb = 'show' | 'advance' | 'set'

/** `fieldfault clock`: the lab's clock, and moving it. */
export function clockCommand(): Command {
  const command = newCommand('clock', {
    says: "show the lab's clock, advance it by a duration, or set it to a date; everything due on the way happens",
    exits: { 0: 'the clock is shown or moved', 3: 'the lab does not answer, or does not settle' },
    examples: [
      'fieldfault clock',
      'fieldfault clock advance 3651d',
      'fieldfault clock set 2034-10-05T12:16:56Z',
    ],
  })
    .addArgument(new Argument('[verb]').choices(['show', 'advance', 'set']).default('show'))
    .argument('[duration or date]')
    .addOption(directoryOption())
  return doing<LabOptions>(command, async ({ operands: [verb, value], options, terminal }) => {
    const to = value as string | undefined
    refuseWrongOperand(verb as Verb, to)
    terminal.progress.show('asking the clock')
    const asking = askClock(connect(options), verb as Verb, to)
    const answer = await asking.finally(terminal.progress.clear)
    terminal.answer(answer, () => [`${answer.now}, ${answer.mode} clock`])
  })
}

function askClock(
  { get, post }: ControlClient,
  verb: Verb,
  to: string | undefined,
): Promise<Answer> {
  return verb === 'show' ? get('/v1/clock') : post('/v1/clock', { [verb]: to })
}

function refuseWrongOperand(verb: Verb, to: string | undefined): void {
  if ((verb === 'show') === (to === undefined)) return
  const fact =
    verb === 'show'
      ? `"clock show" takes nothing, and got "${to}"`
      : `"clock ${verb}" lacks ${verb === 'set' ? 'a date' : 'a duration'}`
  throw new LabError('wrong-use', { command: 'fieldfault clock', fact })
}
