/** The names of the steps that a scenario file has in plain sight, in the order in which they stand. */
export function stepsIn(source: string): string[] {
  const calls = source.matchAll(
    /\bstep\(\s*(?:'((?:\\.|[^'\\])*)'|"((?:\\.|[^"\\])*)"|`([^`$]*)`)/g,
  )
  return [...calls].map(([, single, double, template]) =>
    (single ?? double ?? template ?? '').replace(/\\(.)/g, '$1'),
  )
}
