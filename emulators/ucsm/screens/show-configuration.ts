import { documented } from '../../../src/emulator/index.ts'
import { objectWords } from '../configuration/words/find-words.ts'
import { settingLines, type ObjectWords } from '../configuration/words/object-words.ts'
import { openedScope } from '../configuration/words/scope-words.ts'
import type { ManagedObject, ObjectTree } from '../managed-objects.ts'

export const evidence = documented(
  'Server Management guide 4.3, show configuration of a policy: enter, set and exit lines, what is below an object before its settings, one blank for each level. That settings of the first setup are left out without all is assumed.',
)

/** What is shown of a configuration. */
export interface ShownConfiguration {
  readonly objects: ObjectTree
  /** After the first setup: what still is as it was then is left out; nothing when absent. */
  readonly factory?: ObjectTree
  /** The scope, by its name in the tree, that alone is shown; everything when absent. */
  readonly scope?: string
}

/** A scope with what is typed in it. */
interface Block {
  readonly opens: string
  /** What is below it: names that have no scope of their own, and scopes. */
  readonly below: (string | Block)[]
  readonly settings: string[]
}

/** `show configuration`: what would have to be typed to get this configuration. */
export function configurationScreen({ objects, factory, scope = '' }: ShownConfiguration): string {
  const blocks = new Map<string, Block>([['', { opens: '', below: [], settings: [] }]])

  function blockOf(key: string): Block {
    const known = blocks.get(key)
    if (known) return known
    const opened = openedScope(key, objects)
    const block = { opens: opened?.enter ?? '', below: [], settings: [] }
    blocks.set(key, block)
    blockOf(opened?.within ?? '').below.push(block)
    return block
  }

  for (const object of Object.values(objects)) {
    const words = objectWords(object.dn)
    if (!words) continue
    if (words.comes === 'listed') {
      blockOf(words.within).below.push(`enter ${words.name}`)
      continue
    }
    const settings = settingLines(words, shownAttributes(words, object, factory))
    if (settings.length === 0 && words.comes === 'there') continue
    blockOf(words.name === undefined ? words.within : object.dn).settings.push(...settings)
  }
  const wanted = blocks.get(scope)
  if (!wanted) return ''
  return (scope === '' ? innerLines(wanted) : blockLines(wanted)).join('\n')
}

/** Of an object that is always there, what was changed; of a created one, what creating it does not say. */
function shownAttributes(
  { comes, order }: ObjectWords,
  { dn, attributes }: ManagedObject,
  factory: ObjectTree | undefined,
): ManagedObject['attributes'] {
  const known = comes === 'there' ? factory?.[dn]?.attributes : order?.(attributes).settled
  const shown = Object.entries(attributes).filter(([name, value]) => known?.[name] !== value)
  return Object.fromEntries(shown)
}

function blockLines(block: Block): string[] {
  return [block.opens, ...innerLines(block).map((line) => ` ${line}`), 'exit']
}

function innerLines({ below, settings }: Block): string[] {
  const lines = below.flatMap((item) => (typeof item === 'string' ? [item] : blockLines(item)))
  return [...lines, ...settings]
}
