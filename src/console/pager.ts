import { defer, type Deferred } from './deferred.ts'
import type { PagerManners } from './dialect.ts'
import type { Keyboard } from './keyboard.ts'
import type { Key } from './keys.ts'
import type { Output } from './output.ts'
import { createPageMeter } from './page-meter.ts'

/** Where the output of a command goes. */
export interface CommandOutput {
  readonly write: (text: string) => void
  /** Resolves when no output waits for the visitor. */
  readonly settled: () => Promise<void>
}

/** What lies around a pager. */
export interface PagerPlan {
  readonly output: Output
  readonly keyboard: Keyboard
  readonly manners: PagerManners
  /** Rows of a page with its marker; 0 is no limit. */
  readonly rows: () => number
  readonly columns: () => number
  readonly heldCharsMax: number
  /** Ctrl-C at the marker. */
  readonly interrupted: () => void
}

/** Shows the output of one command a page at a time. */
export function createPager(plan: PagerPlan): CommandOutput {
  const { output, keyboard, manners } = plan
  const meter = createPageMeter(plan)
  const held = createHeldOutput(plan.heldCharsMax)
  let stopped = false
  let waiting: Deferred<void> | undefined

  function take(piece: string): void {
    if (stopped) return
    if (waiting) return held.add(piece)
    if (meter.fits(piece)) return show(piece)
    waiting = defer()
    held.add(piece)
    output.write(manners.marker)
    keyboard.attend({ press, rest: output.flush, gone: stop })
  }

  function show(piece: string): void {
    meter.count(piece)
    output.write(piece)
  }

  function press(key: Key): boolean {
    if (key.name === 'text') return pressChar(key.text)
    if (key.name === 'enter') return release(1)
    if (key.name !== 'interrupt') return manners.otherKeysStop ? stop() : false
    stop()
    plan.interrupted()
    return true
  }

  function pressChar(text: string): boolean {
    keyboard.putBack(text.slice(1))
    if (text.startsWith(' ')) return release(meter.pageRows())
    return /^q/i.test(text) || manners.otherKeysStop ? stop() : false
  }

  /** Shows so many rows more, but at least one line; true when nothing is held back any longer. */
  function release(rows: number): boolean {
    output.write(manners.erase)
    meter.allow(rows)
    do show(held.take())
    while (!held.empty() && meter.fits(held.next()))
    if (held.empty()) return resume()
    output.write(manners.marker)
    return false
  }

  function stop(): true {
    stopped = true
    held.clear()
    output.write(manners.erase)
    return resume()
  }

  function resume(): true {
    waiting?.resolve()
    waiting = undefined
    return true
  }

  return {
    write: (text) => {
      for (const piece of text.match(/[^\n]*\n|[^\n]+/g) ?? []) take(piece)
    },
    settled: async () => waiting?.promise,
  }
}

/** Output that waits for a key; what goes beyond the limit is dropped. */
function createHeldOutput(charsMax: number) {
  let pieces: string[] = []
  let first = 0
  let chars = 0
  const clear = () => {
    pieces = []
    first = 0
    chars = 0
  }
  return {
    clear,
    empty: () => first === pieces.length,
    next: () => pieces[first] ?? '',
    add: (piece: string) => {
      if (chars + piece.length > charsMax) return
      chars += piece.length
      pieces.push(piece)
    },
    take: () => {
      const piece = pieces[first++] ?? ''
      chars -= piece.length
      if (first === pieces.length) clear()
      return piece
    },
  }
}
