import type { CommandContext } from '../command.ts'
import type { FileFacts } from '../tree/files.ts'
import { longListing } from './ls-long.ts'

const BLOCK_BYTES = 1_024

/** The line of `-ls`: inode number, blocks of 1024 bytes, and what `ls -l` says, in wide columns. */
export function lineOf(
  { shown, facts }: { readonly shown: string; readonly facts: FileFacts },
  context: CommandContext,
): string {
  const listing = longListing([{ name: shown, facts }], { flags: new Set(), context })
  const blocks = String(facts.diskBytes / BLOCK_BYTES).padStart(6)
  return `${String(facts.ino).padStart(9)} ${blocks} ${listing}`
}
