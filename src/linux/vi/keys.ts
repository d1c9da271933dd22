/** A key: a character, a name such as `<Esc>`, or text that was pasted as a whole. */
export type ViKey = string | { readonly paste: string }

/** Turns bytes into keys; the beginning of an unfinished sequence is kept for the next ones. */
export interface ViKeys {
  /** Gives keys until one is the last; how many of these bytes were used then, `undefined` otherwise. */
  readonly read: (bytes: Uint8Array, isLast: (key: ViKey) => boolean) => number | undefined
}

const ESC = '\u001b'
const SEQUENCE = new RegExp(`^${ESC}[[O]([0-9;]*[A-Za-z~])`)
const BEGUN_SEQUENCE = new RegExp(`^${ESC}[[O][0-9;]*$`)
const PASTE_START = '\u001b[200~'
const PASTE_END = '\u001b[201~'

/** Keys of ESC sequences (xterm's; ECMA-48, 5.4). */
const SEQUENCES: Readonly<Record<string, string>> = {
  A: '<Up>',
  B: '<Down>',
  C: '<Right>',
  D: '<Left>',
  H: '<Home>',
  F: '<End>',
  '1~': '<Home>',
  '2~': '<Insert>',
  '3~': '<Del>',
  '4~': '<End>',
  '5~': '<PageUp>',
  '6~': '<PageDown>',
  '7~': '<Home>',
  '8~': '<End>',
}

const CONTROLS: Readonly<Record<string, string>> = {
  '\u001b': '<Esc>',
  '\r': '<CR>',
  '\n': '<CR>',
  '\t': '<Tab>',
  '\b': '<BS>',
  '\u007f': '<BS>',
}

/** Makes a reader of keys. */
export function createViKeys(): ViKeys {
  const decoder = new TextDecoder()
  let kept = ''

  return {
    read: (bytes, isLast) => {
      const before = Buffer.byteLength(kept)
      let text = kept + decoder.decode(bytes, { stream: true })
      let used = 0
      kept = ''
      while (text !== '') {
        const taken = takeKey(text)
        if (!taken) {
          kept = text
          return undefined
        }
        used += Buffer.byteLength(text.slice(0, taken.length))
        text = text.slice(taken.length)
        if (taken.keys.some(isLast)) return Math.max(0, used - before)
      }
      return undefined
    },
  }
}

function takeKey(text: string): { keys: ViKey[]; length: number } | undefined {
  if (text.startsWith(PASTE_START)) {
    const end = text.indexOf(PASTE_END)
    if (end < 0) return undefined
    const paste = text.slice(PASTE_START.length, end).replace(/\r\n?/g, '\n')
    return { keys: [{ paste }], length: end + PASTE_END.length }
  }
  const sequence = SEQUENCE.exec(text)
  if (sequence) {
    const name = SEQUENCES[sequence[1]!.replace(/^1;\d/, '')]
    return { keys: name ? [name] : [], length: sequence[0].length }
  }
  if (BEGUN_SEQUENCE.test(text) && text.length > 2) return undefined
  const char = String.fromCodePoint(text.codePointAt(0)!)
  return { keys: [CONTROLS[char] ?? controlName(char)], length: char.length }
}

function controlName(char: string): string {
  return char < ' ' ? `<C-${String.fromCharCode(char.charCodeAt(0) + 0x60)}>` : char
}
