import {
  blocksOf,
  configurationText,
  readConfiguration,
} from '../configuration/configuration-text.ts'
import type { Configuration } from '../configuration/statements.ts'
import type { Category, SrstContext } from '../vocabulary.ts'
import { objectText, readObject } from './object-text.ts'
import { objectsOf, withObjects, type ObjectKind, type SystemObjects } from './system-objects.ts'

/** Which objects are backed up with which category (Administration Guide, "Backing Up and Restoring Data"). */
const kindsOf: Readonly<Record<Category, readonly ObjectKind[]>> = {
  configuration: [
    'account',
    'backup-schedule',
    'kron-schedule',
    'central-call-agent',
    'site-template',
  ],
  data: ['site', 'provisioning-record'],
}

/** What a backup of each category holds now, as text. */
export function contentsOf({
  running,
  objects,
}: Pick<SrstContext, 'running' | 'objects'>): Record<Category, string> {
  const text = (category: Category, ...parts: readonly string[]) =>
    [titleOf(category), ...parts, ...objectTexts(objects, category)].join('\n\n').concat('\n')
  return { configuration: text('configuration', configurationText(running)), data: text('data') }
}

/** What a restore of a category brings back. */
export interface RestoredContent {
  /** Only with the category configuration. */
  readonly configuration?: Configuration
  readonly objects: SystemObjects
}

/** Reads the content of a backup; undefined when it is none of this category. */
export function readContent(category: Category, text: string): RestoredContent | undefined {
  if (!text.startsWith(`${titleOf(category)}\n`)) return undefined
  const found = blocksOf(text).flatMap((block) => readObject(block) ?? [])
  const objects = withObjects(
    {},
    found.filter(({ kind }) => kindsOf[category].includes(kind)),
  )
  if (category === 'data') return { objects }
  return { objects, configuration: readConfiguration(text) }
}

/** The objects after a restore: those of the restored category are replaced, the others stay. */
export function objectsAfter(
  objects: SystemObjects,
  category: Category,
  restored: SystemObjects,
): SystemObjects {
  const others = Object.entries(objects).filter(([, { kind }]) => !kindsOf[category].includes(kind))
  return { ...Object.fromEntries(others), ...restored }
}

function titleOf(category: Category): string {
  return `! SRST Manager ${category}`
}

function objectTexts(objects: SystemObjects, category: Category): string[] {
  return kindsOf[category].flatMap((kind) => objectsOf(objects, kind)).map(objectText)
}
