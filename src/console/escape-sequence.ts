import { META_KEYS, SEQUENCE_KEYS, type KeyName } from './keys.ts'
import { KEY_PARAMETER_CHARS_MAX } from './limits.ts'

/** Reads what follows an ESC, byte by byte. */
export interface EscapeSequence {
  readonly begin: () => void
  /** Takes a byte; it may end the sequence with or without a key. */
  readonly take: (byte: number) => KeyName | undefined
  readonly open: () => boolean
  readonly drop: () => void
}

type Inside = 'nothing' | 'escape' | 'control-sequence' | 'single-shift' | 'string'

const BEL = 0x07
const ESC = 0x1b
const OPENERS: Readonly<Record<string, Inside>> = {
  '[': 'control-sequence',
  O: 'single-shift',
  P: 'string',
  ']': 'string',
  X: 'string',
  '^': 'string',
  _: 'string',
}

/** Makes a reader of control sequences, single shifts and control strings (ECMA-48, 5.4 and 5.6). */
export function createEscapeSequence(): EscapeSequence {
  let inside: Inside = 'nothing'
  let parameters = ''

  function take(byte: number): KeyName | undefined {
    const char = String.fromCharCode(byte)
    if (byte === ESC) inside = 'escape'
    else if (inside === 'escape') return afterEscape(char)
    else if (inside === 'control-sequence') return inSequence(char)
    else if (inside === 'single-shift') return finish(SEQUENCE_KEYS[char])
    else if (byte === BEL) inside = 'nothing'
    return undefined
  }

  function afterEscape(char: string): KeyName | undefined {
    parameters = ''
    inside = OPENERS[char] ?? 'nothing'
    return inside === 'nothing' ? META_KEYS[char] : undefined
  }

  function inSequence(char: string): KeyName | undefined {
    if (char >= '@' && char <= '~') return finish(SEQUENCE_KEYS[parameters + char])
    if (parameters.length < KEY_PARAMETER_CHARS_MAX) parameters += char
    return undefined
  }

  function finish(key: KeyName | undefined): KeyName | undefined {
    inside = 'nothing'
    return key
  }

  return {
    take,
    begin: () => {
      inside = 'escape'
    },
    open: () => inside !== 'nothing',
    drop: () => {
      inside = 'nothing'
    },
  }
}
