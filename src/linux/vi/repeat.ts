import type { Editor, TypedKeys } from './editor.ts'

/** Keys of the last change that can be repeated at once; whoever typed more has pasted a file. */
const REPEATED_KEYS_MAX = 4_096
/** What changes the text and is not repeated by `.` (`:help .`). */
const NOT_REPEATED = /^\d*(?:u|<C-r>|:|\/|\?)/

/** The editor after a key, with the keys of its last change kept for `.`. */
export function keepingChange(before: Editor, key: string, after: Editor): Editor {
  const begins = isAtRest(before)
  const typed: TypedKeys = { key, before: begins ? undefined : before.typed }
  const beganAt = begins ? before.past.at(-1) : before.beganAt
  if (!isAtRest(after)) return { ...after, typed, beganAt }
  const done = { ...after, typed: undefined }
  if (after.past.at(-1) === beganAt) return done
  const keys = keysOf(typed)
  const isRepeated = keys.length <= REPEATED_KEYS_MAX && !NOT_REPEATED.test(keys.join(''))
  return isRepeated ? { ...done, lastChange: keys } : done
}

/** Whether a key is `.` where it repeats, perhaps with a count before it. */
export function asksForRepeat({ mode, pending }: Editor, key: string): boolean {
  return key === '.' && mode === 'normal' && /^\d*$/.test(pending)
}

/** The keys that `.` stands for: those of the last change, with another count if one is given. */
export function repeatedKeys({ pending, lastChange }: Editor): readonly string[] {
  if (pending === '') return lastChange
  const first = lastChange.findIndex((key) => !/^\d$/.test(key))
  return [...Array.from(pending), ...lastChange.slice(Math.max(0, first))]
}

/** No command has been begun. */
function isAtRest({ mode, pending }: Editor): boolean {
  return mode === 'normal' && pending === ''
}

function keysOf(last: TypedKeys): string[] {
  const keys: string[] = []
  for (let at: TypedKeys | undefined = last; at; at = at.before) keys.push(at.key)
  return keys.toReversed()
}
