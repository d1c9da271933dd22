import type { Command } from 'commander'
import type { z } from 'zod'
import type { appliancesAnswer } from '../../control/routes/appliances.ts'
import { columnsText } from '../../report/table.ts'
import { connect, type LabOptions } from '../connect.ts'
import { directoryOption, doing, newCommand } from '../command.ts'

type Answer = z.infer<typeof appliancesAnswer>

/** `fieldfault ps`: the running appliances, their state and addresses. */
export function psCommand(): Command {
  const command = newCommand('ps', {
    says: 'show the running appliances: state, addresses, login',
    exits: { 0: 'they are shown', 3: 'the lab does not answer' },
    examples: ['fieldfault ps', 'fieldfault ps --json --dir /tmp/lab'],
  }).addOption(directoryOption())
  return doing<LabOptions>(command, async ({ options, terminal }) => {
    const answer = await connect(options).get<Answer>('/v1/appliances')
    terminal.answer(answer, () => psTable(answer))
  })
}

/** The table of `ps`. */
export function psTable({ appliances }: Answer): string[] {
  const rows = appliances.map(({ name, emulator, profile, state, address, doors, credentials }) => [
    name,
    emulator,
    profile,
    state,
    address,
    doors.map(({ service, host, port }) => `${service} ${host}:${port}`).join(', ') || '-',
    credentials.map(({ username, password }) => `${username} / ${password}`).join(', ') || '-',
  ])
  return columnsText([
    ['NAME', 'EMULATOR', 'PROFILE', 'STATE', 'LAB ADDRESS', 'DOORS', 'LOGIN'],
    ...rows,
  ])
}
