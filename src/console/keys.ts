/** What a visitor pressed. */
export type Key = { readonly name: 'text'; readonly text: string } | { readonly name: KeyName }

/** Keys that do something other than stand for themselves. */
export type KeyName =
  | 'enter'
  | 'backspace'
  | 'delete'
  | 'left'
  | 'right'
  | 'up'
  | 'down'
  | 'home'
  | 'end'
  | 'word-left'
  | 'word-right'
  | 'kill-end'
  | 'kill-start'
  | 'kill-word'
  | 'yank'
  | 'interrupt'
  | 'end-of-input'
  | 'suspend'
  | 'clear-screen'
  | 'reprint'
  | 'tab'
  | 'help'

/** Control characters by their byte. */
export const CONTROL_KEYS: Readonly<Record<number, KeyName>> = {
  0x01: 'home',
  0x02: 'left',
  0x03: 'interrupt',
  0x04: 'end-of-input',
  0x05: 'end',
  0x06: 'right',
  0x08: 'backspace',
  0x09: 'tab',
  0x0b: 'kill-end',
  0x0c: 'clear-screen',
  0x0e: 'down',
  0x10: 'up',
  0x12: 'reprint',
  0x15: 'kill-start',
  0x17: 'kill-word',
  0x19: 'yank',
  0x1a: 'suspend',
  0x3f: 'help',
  0x7f: 'backspace',
}

/** Keys of ESC and one character. */
export const META_KEYS: Readonly<Record<string, KeyName>> = {
  b: 'word-left',
  f: 'word-right',
  '\u007f': 'kill-word',
}

/** Keys of CSI or SS3 sequences (ECMA-48, 5.4; xterm's function keys), by parameters and last character. */
export const SEQUENCE_KEYS: Readonly<Record<string, KeyName>> = {
  A: 'up',
  B: 'down',
  C: 'right',
  D: 'left',
  H: 'home',
  F: 'end',
  '1~': 'home',
  '3~': 'delete',
  '4~': 'end',
  '7~': 'home',
  '8~': 'end',
  '1;5C': 'word-right',
  '1;5D': 'word-left',
  '1;3C': 'word-right',
  '1;3D': 'word-left',
}
