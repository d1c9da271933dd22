import type { Command } from 'commander'
import type { z } from 'zod'
import type { behavioursAnswer } from '../../control/routes/appliance-behaviours.ts'
import { appliancePath } from '../../control/requests.ts'
import { directoryOption, doing, newCommand, option } from '../command.ts'
import { connect, type LabOptions } from '../connect.ts'
import { readPairs } from '../pairs.ts'

interface Options extends LabOptions {
  readonly off?: boolean
  readonly for?: string
}

type Answer = z.infer<typeof behavioursAnswer>

/** `fieldfault behave`: switches a named deviation of an appliance on or off. */
export function behaveCommand(): Command {
  const command = newCommand('behave <appliance> <behaviour> [key=value...]', {
    says: 'switch a named deviation of an appliance on or off; describe lists them',
    exits: { 0: 'it is switched', 3: 'the lab does not answer' },
    examples: [
      'fieldfault behave swinds01 host-key-changed',
      'fieldfault behave swinds01 sftp-subsystem-off --for 10m',
      'fieldfault behave swinds01 host-key-changed --off',
    ],
  })
    .addOption(option('--off', 'switch it off'))
    .addOption(option('--for <duration>', 'lab time after which it goes off by itself'))
    .addOption(directoryOption())
  return doing<Options>(command, async ({ operands, options, terminal }) => {
    const [name, behaviour, pairs] = operands
    const path = `${appliancePath(name)}/behaviours/${encodeURIComponent(String(behaviour))}`
    const lab = connect(options)
    const settings = readPairs(pairs as string[])
    const answer = options.off
      ? await lab.remove<Answer>(path)
      : await lab.put<Answer>(path, { settings, ...(options.for && { for: options.for }) })
    terminal.answer(answer, () => [`${answer.name}: ${behavioursText(answer)}`])
  })
}

function behavioursText({ behaviours }: Answer): string {
  const names = Object.entries(behaviours).map(([behaviour, settings]) =>
    [behaviour, ...Object.entries(settings).map(([key, value]) => `${key}=${value}`)].join(' '),
  )
  return names.join(', ') || 'no deviation'
}
