import { documented } from '../../../src/emulator/index.ts'
import { objectWords, settingLines, type ObjectWords } from '../configuration/object-words.ts'
import type { ManagedObject, ObjectTree } from '../managed-objects.ts'

export const evidence = documented(
  'Server Management guide 4.3, show configuration of a policy: enter, set and exit lines, one blank for each level.',
)

interface Block {
  readonly lines: string[]
  readonly inner: Map<string, Block>
}

/** `show configuration`: what would have to be typed to get this configuration, of `within` and below. */
export function configurationScreen(objects: ObjectTree, within: string | undefined): string {
  const top = emptyBlock()
  for (const object of Object.values(objects))
    if (within === undefined || object.dn === within || object.dn.startsWith(`${within}/`))
      addObject(top, object)
  return blockLines(top, 0).join('\n')
}

function addObject(top: Block, { dn, attributes }: ManagedObject): void {
  const words = objectWords(dn)
  if (!words) return
  const { encPwd: _, ...shown } = attributes
  blockOf(top, [...words.scopes, ...ownScope(words)]).lines.push(...settingLines(words, shown))
}

function ownScope({ name, fixed }: ObjectWords): string[] {
  if (name === undefined) return []
  return [`${fixed ? 'scope' : 'enter'} ${name}`]
}

function blockOf(top: Block, path: readonly string[]): Block {
  return path.reduce((block, title) => {
    // A scope and the object that it opens are one block.
    const [, verb = '', rest = ''] = /^(scope|enter) (.*)$/.exec(title) ?? []
    const known = [title, `${verb === 'scope' ? 'enter' : 'scope'} ${rest}`].find((one) =>
      block.inner.has(one),
    )
    const inner = block.inner.get(known ?? title) ?? emptyBlock()
    block.inner.set(known ?? title, inner)
    return inner
  }, top)
}

function blockLines({ lines, inner }: Block, depth: number): string[] {
  const indent = ' '.repeat(depth)
  return [
    ...lines.map((line) => `${indent}${line}`),
    ...[...inner].flatMap(([title, block]) => [
      `${indent}${title}`,
      ...blockLines(block, depth + 1),
      `${indent}exit`,
    ]),
  ]
}

function emptyBlock(): Block {
  return { lines: [], inner: new Map() }
}
