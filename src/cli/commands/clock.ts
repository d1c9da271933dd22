import { Command } from 'commander'
import type { z } from 'zod'
import type { clockAnswer } from '../../control/routes/clock.ts'
import { connect, type LabOptions } from '../connect.ts'
import { directoryOption, doing, newCommand } from '../command.ts'
import type { Terminal } from '../terminal.ts'

type Answer = z.infer<typeof clockAnswer>

/** `fieldfault clock`: the lab's clock, and moving it. */
export function clockCommand(): Command {
  const command = newCommand('clock', {
    says: "show or move the lab's clock; everything due on the way happens",
    exits: { 0: 'the clock is shown or moved', 3: 'the lab does not answer, or does not settle' },
    examples: [
      'fieldfault clock',
      'fieldfault clock advance 3651d',
      'fieldfault clock set 2034-10-05T12:16:56Z',
    ],
  }).addOption(directoryOption())
  return command
    .addCommand(
      clockVerb('show', 'show lab time', (options) => connect(options).get<Answer>('/v1/clock')),
      { isDefault: true },
    )
    .addCommand(
      clockVerb('advance <duration>', 'move lab time by 90s, 2h, 3651d', (options, advance) =>
        connect(options).post<Answer>('/v1/clock', { advance }),
      ),
    )
    .addCommand(
      clockVerb('set <date>', 'move lab time forward to a date', (options, set) =>
        connect(options).post<Answer>('/v1/clock', { set }),
      ),
    )
}

function clockVerb(
  usage: string,
  says: string,
  ask: (options: LabOptions, operand: unknown) => Promise<Answer>,
): Command {
  const verb = newCommand(usage, {
    says,
    exits: { 0: 'it is done', 3: 'the lab does not answer, or does not settle' },
    examples: [
      `fieldfault clock ${usage.replace('<duration>', '3651d').replace('<date>', '2034-10-05T12:16:56Z')}`,
    ],
  }).addOption(directoryOption())
  return doing<LabOptions>(verb, async ({ operands: [operand], options, terminal }) => {
    terminal.progress.show('moving the clock')
    const answer = await ask(options, operand).finally(terminal.progress.clear)
    tellClock(terminal, answer)
  })
}

function tellClock(terminal: Terminal, answer: Answer): void {
  terminal.answer(answer, () => [`${answer.now}, ${answer.mode} clock`])
}
