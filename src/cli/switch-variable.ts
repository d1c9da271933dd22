/** Whether the value of a variable switches its option off; an empty one does, as one that is not set. */
export function switchesOff(value: string): boolean {
  return /^(?:0|false|no|off)?$/i.test(value)
}
