/** The name of the fabric interconnect of a fabric (SDK NetworkElement). */
export function switchDn(fabric: 'A' | 'B'): string {
  return `sys/switch-${fabric}`
}
