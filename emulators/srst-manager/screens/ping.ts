import { recalled } from '../../../src/emulator/index.ts'

export const evidence = recalled('ping of IOS and traceroute of Linux, which the family prints.')

/** What `ping` prints around its marks. */
export const pingScreen = {
  heading: (target: string): string =>
    [
      'Type escape sequence to abort.',
      `Sending 5, 56-byte ICMP Echos to ${target}, timeout is 2 seconds:`,
    ].join('\n'),
  summary: (answered: number, sent: number): string => {
    const times = answered > 0 ? ', round-trip min/avg/max = 1/1/1 ms' : ''
    return `\nSuccess rate is ${(100 * answered) / sent} percent (${answered}/${sent})${times}`
  },
}

/** `traceroute`: one hop to an address of the lab, none to others. */
export function traceScreen(target: string, address: string | undefined): string {
  const heading = `traceroute to ${target} (${address ?? target}), 30 hops max, 38 byte packets`
  return `${heading}\n${address === undefined ? ' 1  * * *' : ` 1  ${target} (${address})  0.5 ms  0.4 ms  0.4 ms`}`
}
