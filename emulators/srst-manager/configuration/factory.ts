import { blocksOf } from './configuration-text.ts'
import { keyOf } from './statement-kinds.ts'
import type { Configuration } from './statements.ts'

/** How a machine is set up: what the dialogue of the first boot asks for. */
export interface FirstSetup {
  readonly hostname: string
  readonly address: string
}

/** The configuration after the first boot (Installation Guide, post-installation dialogue). */
export function factoryConfiguration({ hostname, address }: FirstSetup): Configuration {
  const gateway = address.replace(/\.\d+$/, '.1')
  return statementsIn(`
clock timezone UTC
hostname ${hostname}
ip domain-name localdomain
ip name-server ${gateway}
ip default-gateway ${gateway}
interface ethernet 0
 ip address ${address} 255.255.255.0
end interface
ntp server ${gateway}
log console warning
backup server url "ftp://127.0.0.1/ftp"
`)
}

function statementsIn(text: string): Configuration {
  return Object.fromEntries(blocksOf(text).map((statement) => [keyOf(statement)!, statement]))
}
