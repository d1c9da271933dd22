import { relative } from 'node:path'
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
  const { name, clock, appliances } = described
  const shown = relative(process.cwd(), dir) || '.'
  const option = shown === '.fieldfault' ? '' : ` --dir ${quoted(shown)}`
  return [
    palette.strong(`The lab ${name} is up.`),
    '',
    ...appliances.flatMap((appliance) => applianceLines(appliance, shown, palette)),
    ...columnsText([
      ['Lab time', `${clock.now}, ${clock.mode} clock`],
      ['Directory', dir],
      ['Control API', `${url}, token in api.json`],
      ['Stop it', `fieldfault down${option}`],
    ]),
  ]
}

function applianceLines(appliance: ListedAppliance, dir: string, palette: Palette): string[] {
  const { name, emulator, profile, address, doors, credentials } = appliance
  const ssh = sshDoorOf(appliance)
  const logins = credentials.map(({ username, password }) => ['login', `${username} / ${password}`])
  const others = doors
    .filter((door) => door !== ssh)
    .map(({ service, host, port }) => [service, `${host}:${port}`])
  const rows = [
    ...(ssh
      ? [['ssh', `ssh -F ${quoted(`${dir}/ssh_config`)} ${name}   (${ssh.host}:${ssh.port})`]]
      : []),
    ...others,
    ...logins,
  ]
  const heading = `${palette.strong(name)}  ${emulator} ${profile}, lab address ${address}`
  return [heading, ...columnsText(rows).map((line) => `  ${line}`), '']
}

function quoted(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `"${path}"`
}
