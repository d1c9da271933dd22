import type { Keyboard } from '../terminal/keyboard.ts'
import { createUnderWay } from './under-way.ts'
import type { Visit } from './visit.ts'

/** A visit as its background jobs see it: they may write, and what they read has come to its end. */
export function backgroundVisit(visit: Visit): Visit {
  return {
    ...visit,
    ...createUnderWay(visit.io.activity),
    keyboard: deafKeyboard,
    readLine: async () => ({ by: 'gone' }),
  }
}

const deafKeyboard: Keyboard = {
  attend: (typist) => typist.gone(),
  attendRaw: async () => {},
  guard: () => () => {},
  takeUnread: () => new Uint8Array(0),
  disconnect: () => {},
}
