import { assumed } from '../../../src/emulator/index.ts'
import { objectsOf, type ManagedObject, type ObjectTree } from '../managed-objects.ts'
import { rangeSize } from '../configuration/mac-address.ts'
import { table } from './table.ts'
import { shown } from './wording.ts'

export const evidence = assumed(
  'show mac-pool, detail and expand: only the command is published; attributes are those of the SDK.',
)

const COLUMNS = [
  { title: 'Name', width: 20 },
  { title: 'Size', width: 10, align: 'right' },
  { title: 'Assigned', width: 10, align: 'right' },
] as const
const BLOCK_COLUMNS = [
  { title: 'From', width: 17 },
  { title: 'To', width: 17 },
]

/** `show mac-pool`. */
export function macPoolTable(pools: readonly ManagedObject[], objects: ObjectTree): string {
  if (pools.length === 0) return ''
  const rows = pools.map((pool) => {
    const { name = '' } = pool.attributes
    return [name, String(sizeOf(pool, objects)), String(assignedOf(pool, objects))]
  })
  return ['MAC Pool:', ...table(COLUMNS, rows).map((row) => `    ${row}`), ''].join('\n')
}

/** `show mac-pool detail`, with `expand` the blocks too. */
export function macPoolDetail(
  pool: ManagedObject,
  objects: ObjectTree,
  expand: true | undefined,
): string {
  const { name = '', descr = '', assignmentOrder = 'default' } = pool.attributes
  const rows = [
    `Name: ${name}`,
    `Description: ${descr}`,
    `Size: ${sizeOf(pool, objects)}`,
    `Assigned: ${assignedOf(pool, objects)}`,
    `Assignment Order: ${shown(assignmentOrder)}`,
  ].map((row) => `    ${row}`.trimEnd())
  const blocks = expand ? ['', ...blockLines(blocksOf(pool, objects))] : []
  return ['MAC Pool:', ...rows, ...blocks, ''].join('\n')
}

/** `show block` in a pool. */
export function macBlockTable(pool: ManagedObject, objects: ObjectTree): string {
  return blockLines(blocksOf(pool, objects)).join('\n')
}

function blockLines(blocks: readonly ManagedObject[]): string[] {
  const rows = blocks.map(({ attributes: { from = '', to = '' } }) => [from, to])
  return [
    '    Block of MAC Addresses:',
    ...table(BLOCK_COLUMNS, rows).map((row) => `        ${row}`),
  ]
}

function blocksOf({ dn }: ManagedObject, objects: ObjectTree): ManagedObject[] {
  return objectsOf(objects, 'macpoolBlock').filter((block) => block.dn.startsWith(`${dn}/`))
}

function sizeOf(pool: ManagedObject, objects: ObjectTree): number {
  return blocksOf(pool, objects)
    .map(({ attributes: { from = '', to = '' } }) => rangeSize(from, to))
    .reduce((sum, size) => sum + size, 0)
}

/** Addresses of vNICs that came out of the pool of this name. */
function assignedOf({ attributes: { name } }: ManagedObject, objects: ObjectTree): number {
  return objectsOf(objects, 'vnicEther').filter(
    ({ attributes }) => attributes.identPoolName === name,
  ).length
}
