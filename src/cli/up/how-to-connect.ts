import { relative } from 'node:path'
import type { SharedAddressFacts } from '../../lab/appliance-facts.ts'
import type { LabJson, ListedAppliance } from '../../lab/directory/lab-json.ts'
import { sshDoorOf } from '../../lab/directory/ssh-config.ts'
import type { Palette } from '../../report/palette.ts'
import { columnsText } from '../../report/table.ts'

/** What somebody needs to know who wants to use a lab that is up. */
export interface UpFacts {
  readonly described: LabJson
  readonly dir: string
  readonly url: string
  readonly palette: Palette
}

/** How to connect to the appliances of a lab, and how to stop it. */
export function howToConnect({ described, dir, url, palette }: UpFacts): string[] {
  const { name, clock, appliances, sharedAddresses } = described
  const shown = relative(process.cwd(), dir) || '.'
  const option = shown === '.fieldfault' ? '' : ` --dir ${quoted(shown)}`
  return [
    palette.strong(`The lab ${name} is up.`),
    '',
    ...appliances.flatMap((appliance) => applianceLines(appliance, shown, palette)),
    ...sharedAddresses.flatMap((shared) => sharedAddressLines(shared, shown, palette)),
    ...columnsText([
      ['Lab time', `${clock.now}, ${clock.mode} clock`],
      ['Directory', dir],
      ['Control API', `${url}, token in api.json`],
      ['Stop it', `fieldfault down${option}`],
    ]),
  ]
}

function applianceLines(appliance: ListedAppliance, dir: string, palette: Palette): string[] {
  const { name, emulator, profile, address, credentials } = appliance
  const logins = credentials.map(({ username, password }) => ['login', `${username} / ${password}`])
  const heading = `${palette.strong(name)}  ${emulator} ${profile}, lab address ${address}`
  return [heading, ...indented([...doorRows(appliance, dir), ...logins]), '']
}

function sharedAddressLines(
  { address, appliances, leadsTo, doors }: SharedAddressFacts,
  dir: string,
  palette: Palette,
): string[] {
  const now = leadsTo === undefined ? 'leads to none of them now' : `leads to ${leadsTo} now`
  const heading = `${palette.strong(address)}  shared by ${appliances.join(' and ')}, ${now}`
  return [heading, ...indented(doorRows({ name: address, doors }, dir)), '']
}

function doorRows(
  { name, doors }: Pick<ListedAppliance, 'name' | 'doors'>,
  dir: string,
): string[][] {
  const ssh = sshDoorOf({ doors })
  const others = doors
    .filter((door) => door !== ssh)
    .map(({ service, host, port }) => [service, `${host}:${port}`])
  if (!ssh) return others
  const line = `ssh -F ${quoted(`${dir}/ssh_config`)} ${name}   (${ssh.host}:${ssh.port})`
  return [['ssh', line], ...others]
}

function indented(rows: readonly string[][]): string[] {
  return columnsText(rows).map((line) => `  ${line}`)
}

function quoted(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `"${path}"`
}
