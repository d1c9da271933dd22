import type { Emulator } from '../../emulator/emulator.ts'

/** Where a value stands in the profiles of an emulator: the emulator's name, then the keys that lead there. */
export type SheetPath = readonly string[]

/** The values that the profiles of emulators hold, known by where they stand instead of by what is in them. */
export interface SheetValues {
  readonly pathOf: (value: object) => SheetPath | undefined
  readonly valueAt: (path: SheetPath) => unknown
}

/** Collects what is in the profiles of these emulators. */
export function collectSheetValues(emulators: readonly Emulator[]): SheetValues {
  const paths = new Map<object, SheetPath>()
  const roots = Object.fromEntries(emulators.map(({ name, profiles }) => [name, profiles]))

  function collect(value: unknown, path: SheetPath): void {
    const isWhole = (typeof value === 'object' && value !== null) || typeof value === 'function'
    if (!isWhole || paths.has(value)) return
    paths.set(value, path)
    for (const [key, held] of Object.entries(value)) collect(held, [...path, key])
  }

  for (const [name, profiles] of Object.entries(roots)) collect(profiles, [name])
  return {
    pathOf: (value) => paths.get(value),
    valueAt: (path) =>
      path.reduce<unknown>(
        (value, key) => (value as Record<string, unknown> | undefined)?.[key],
        roots,
      ),
  }
}
