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
    terminal.answer(answer, () => [...psTable(answer), ...sharedTable(answer)])
  })
}

/** The table of `ps`. */
export function psTable({ appliances }: Pick<Answer, 'appliances'>): string[] {
  const rows = appliances.map(({ name, emulator, profile, state, address, doors, credentials }) => [
    name,
    emulator,
    profile,
    state,
    address,
    doorsText(doors),
    credentials.map(({ username, password }) => `${username} / ${password}`).join(', ') || '-',
  ])
  return columnsText([
    ['NAME', 'EMULATOR', 'PROFILE', 'STATE', 'LAB ADDRESS', 'DOORS', 'LOGIN'],
    ...rows,
  ])
}

/** The table of the addresses that lead to one or another appliance; nothing when there are none. */
export function sharedTable({ sharedAddresses }: Pick<Answer, 'sharedAddresses'>): string[] {
  if (sharedAddresses.length === 0) return []
  const rows = sharedAddresses.map(({ address, appliances, leadsTo, doors }) => [
    address,
    leadsTo ?? '-',
    appliances.join(', '),
    doorsText(doors),
  ])
  return ['', ...columnsText([['SHARED ADDRESS', 'LEADS TO', 'SHARED BY', 'DOORS'], ...rows])]
}

function doorsText(doors: Answer['appliances'][number]['doors']): string {
  return doors.map(({ service, host, port }) => `${service} ${host}:${port}`).join(', ') || '-'
}
