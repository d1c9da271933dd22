import type { Emitted } from '../../../src/emulator/index.ts'
import type { ConfigurationEdit } from './statements.ts'

const PIN = /^security ssh knownhost (\S+) (\S+)(?: (\S+))?$/

/** What the journal says of host keys that are pinned or forgotten. */
export function pinEvents(edits: readonly ConfigurationEdit[]): Emitted[] {
  return edits.flatMap((edit): Emitted[] => {
    const [, host = '', type = '', md5 = ''] =
      PIN.exec(edit.verb === 'set' ? edit.text : edit.key) ?? []
    if (host === '') return []
    return edit.verb === 'set'
      ? [{ type: 'hostkey.pinned', data: { host, type, md5 } }]
      : [{ type: 'hostkey.forgotten', data: { host, type } }]
  })
}
