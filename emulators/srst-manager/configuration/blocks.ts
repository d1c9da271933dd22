import type { Configuration, ConfigurationEdit } from './statements.ts'

/** The lines inside of a block, as `ip address 10.1.1.1 255.255.255.0`; none when there is no such block. */
export function linesOf(configuration: Configuration, key: string): string[] {
  const [, ...lines] = (configuration[key] ?? '').split('\n')
  return lines.filter((line) => line.startsWith(' ')).map((line) => line.trim())
}

/** The change that puts a line into a block, in place of the one that begins with the same words. */
export function lineSet(
  configuration: Configuration,
  key: string,
  { starts, line }: { readonly starts: string; readonly line: string },
): ConfigurationEdit {
  return blockSet(key, [...linesWithout(configuration, key, starts), line])
}

/** The change that takes a line out of a block; the block goes with its last line. */
export function lineRemoved(
  configuration: Configuration,
  key: string,
  starts: string,
): ConfigurationEdit {
  const lines = linesWithout(configuration, key, starts)
  return lines.length > 0 ? blockSet(key, lines) : { verb: 'remove', key }
}

function linesWithout(configuration: Configuration, key: string, starts: string): string[] {
  return linesOf(configuration, key).filter(
    (line) => line !== starts && !line.startsWith(`${starts} `),
  )
}

/** A block is closed by `end` and its first word: `end interface`, `end aaa`. */
function blockSet(key: string, lines: readonly string[]): ConfigurationEdit {
  const [what] = key.split(' ')
  const text = [key, ...lines.map((line) => ` ${line}`), `end ${what}`].join('\n')
  return { verb: 'set', key, text }
}
