import { pattern } from '../../../src/emulator/index.ts'

/** A host name or an address. */
export const host = pattern(/^[\w.:-]{1,255}$/, {
  label: 'A.B.C.D|WORD',
  help: 'IP address or host name',
  examples: ['10.10.1.10', 'server.cisco.com'],
})

/** An IPv4 address. */
export const address = pattern(/^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/, {
  label: 'A.B.C.D',
  help: 'IP address',
  examples: ['10.10.1.1', '255.255.255.0'],
})

/** A name of a schedule, a site, a file: one word of letters, digits and a few marks. */
export function nameOf(what: string) {
  return pattern(/^[\w.-]{1,64}$/, { label: 'WORD', help: what, examples: ['x1', 'A22', 'krj-1'] })
}
