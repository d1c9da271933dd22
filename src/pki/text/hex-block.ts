/** Bytes in pairs of digits with colons, `perLine` to a line, each line indented. */
export function hexBlock(bytes: Uint8Array, perLine: number, indent: number): string[] {
  const pairs = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'))
  const count = Math.ceil(pairs.length / perLine)
  return Array.from({ length: count }, (_, line) => {
    const part = pairs.slice(line * perLine, (line + 1) * perLine).join(':')
    return `${' '.repeat(indent)}${part}${line === count - 1 ? '' : ':'}`
  })
}

/** Bytes in pairs of upper-case digits with colons. */
export function colonHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(':')
}
