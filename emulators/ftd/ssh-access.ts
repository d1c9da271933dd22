const BITS = 32

/** Whether SSH is accepted from an address; without any network in the list it is from everywhere. */
export function mayConnect(networks: readonly string[], from: string): boolean {
  return networks.length === 0 || networks.some((network) => isWithin(network, from))
}

function isWithin(network: string, address: string): boolean {
  const [start = '', length = String(BITS)] = network.split('/')
  const rest = 2 ** (BITS - Number(length))
  return Math.floor(numberOf(start) / rest) === Math.floor(numberOf(address) / rest)
}

function numberOf(address: string): number {
  return address.split('.').reduce((number, byte) => number * 256 + Number(byte), 0)
}
