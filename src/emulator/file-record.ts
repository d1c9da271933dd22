import { createHash } from 'node:crypto'
import type { Recorder } from '../journal/journal.ts'
import type { FileAnswer, FileSession } from './file-session.ts'

/** Journals what the operations of a session do to files. Listing and making directories leave no entry. */
export function journalled(
  files: FileSession,
  record: Recorder,
  hasTimedOut: () => boolean,
): FileSession {
  async function told<Value>(
    path: string,
    work: Promise<FileAnswer<Value>>,
    tell: (value: Value) => void,
  ): Promise<FileAnswer<Value>> {
    const answer = inTime(await work, hasTimedOut())
    if (answer.ok) tell(answer.value)
    else {
      const { refusal: reason, bytes, detail } = answer
      record('transfer.refused', { path, reason, bytes, detail })
    }
    return answer
  }

  const sent = (path: string, bytes: Uint8Array) => () =>
    record('file.sent', { path, ...sizeAndDigest(bytes), complete: true })

  return {
    list: (path) => told(path, files.list(path), () => {}),
    makeDirectory: (path) => told(path, files.makeDirectory(path), () => {}),
    put: (path, bytes) => told(path, files.put(path, bytes), sent(path, bytes)),
    append: (path, bytes) => told(path, files.append(path, bytes), sent(path, bytes)),
    get: (path, bytesMax) =>
      told(path, files.get(path, bytesMax), (bytes) =>
        record('file.fetched', { path, ...sizeAndDigest(bytes), complete: true }),
      ),
    remove: (path) => told(path, files.remove(path), () => record('file.removed', { path })),
    removeDirectory: (path) => told(path, files.removeDirectory(path), () => {}),
  }
}

/** When time is over the connections are closed, and what was under way sees no more than that. */
function inTime<Value>(answer: FileAnswer<Value>, isOver: boolean): FileAnswer<Value> {
  if (answer.ok || !isOver) return answer
  return { ...answer, refusal: 'timed-out', detail: 'Time was over first.' }
}

function sizeAndDigest(bytes: Uint8Array): { bytes: number; sha256: string } {
  return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
}
