import { objectKinds, type SystemObject } from './system-objects.ts'

/** An object as a block of text: its kind and name, an attribute a line, and its end. */
export function objectText({ kind, name, attributes }: SystemObject): string {
  const lines = Object.entries(attributes).map(([key, value]) => ` ${key} ${JSON.stringify(value)}`)
  return [`${kind} ${JSON.stringify(name)}`, ...lines, `end ${kind}`].join('\n')
}

/** Reads such a block; undefined when it is none. */
export function readObject(block: string): SystemObject | undefined {
  const [head = '', ...rest] = block.split('\n')
  const { key, value: name } = quotedLine(head)
  const kind = objectKinds.find((known) => known === key)
  if (kind === undefined || name === undefined || rest.pop() !== `end ${kind}`) return undefined
  const attributes: Record<string, string> = {}
  for (const line of rest) {
    const { key: attribute, value } = quotedLine(line.trim())
    if (value !== undefined) attributes[attribute] = value
  }
  return { kind, name, attributes }
}

function quotedLine(line: string): { key: string; value: string | undefined } {
  const [, key = '', quoted] = /^([\w-]+) ("(?:[^"\\]|\\.)*")$/.exec(line) ?? []
  return { key, value: quoted === undefined ? undefined : unquoted(quoted) }
}

/** A quoted value as `JSON.stringify` wrote it; undefined when it was written by something else. */
function unquoted(quoted: string): string | undefined {
  try {
    return String(JSON.parse(quoted))
  } catch {
    return undefined
  }
}
