/** A MAC address as the CLI takes it: six pairs of hexadecimal digits between colons. */
export const MAC_ADDRESS = /^[\da-f]{2}(?::[\da-f]{2}){5}$/i

/** How many addresses a block has, both ends included; 0 when it ends before it begins. */
export function rangeSize(from: string, to: string): number {
  return Math.max(0, numberOf(to) - numberOf(from) + 1)
}

/** Below 2^48, so it is exact. */
function numberOf(address: string): number {
  return Number.parseInt(address.replaceAll(':', ''), 16)
}
