import { recalled } from '../../../src/emulator/index.ts'

export const evidence = recalled(
  'FTD Command Reference, configure ssh-access-list: the list is replaced as a whole, and the sentence of success.',
)
export const tableEvidence = recalled(
  'FTD Command Reference, show ssh-access-list: rows of iptables -L, a host without its length of 32.',
)

/** After `configure ssh-access-list`. */
export const CHANGED = 'The ssh access list was changed successfully.'

/** The list as the packet filter has it. */
export function showSshAccess(networks: readonly string[]): string {
  const sources = networks.length === 0 ? ['anywhere'] : networks
  return sources
    .map((source) => {
      const shown = source.replace(/\/32$/, '')
      return `ACCEPT     tcp  --  ${shown.padEnd(21)}anywhere             state NEW tcp dpt:ssh`
    })
    .join('\n')
}
