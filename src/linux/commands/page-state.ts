import { compilePattern } from '../vi/pattern.ts'

/** A text that is looked at a page at a time. */
export interface PageState {
  /** Rows of the text as the terminal breaks them. */
  readonly rows: readonly string[]
  /** The first row on the screen. */
  readonly top: number
  /** Rows of a page, without the prompt. */
  readonly height: number
  readonly prompt: string
  /** What is being typed behind `/` or `?`, with that character; empty when nothing is. */
  readonly typed: string
  readonly search: { readonly pattern: string; readonly forward: boolean } | undefined
  /** The row of the last match. */
  readonly hit: number
  readonly done: boolean
  /** The end of the text is shown, and what is added to it, until Ctrl-C. */
  readonly following: boolean
  /** `more` ends with the text, `less` stays. */
  readonly endsAtEnd: boolean
}

/** What less says while it follows; its words are recalled. */
const WAITING = 'Waiting for data... (interrupt to abort)'

/** The state with the text as it is now. */
export function withRows(state: PageState, rows: readonly string[]): PageState {
  const next = { ...state, rows }
  return state.following ? { ...next, top: lastTop(next) } : next
}

/** Text broken into rows of so many columns. */
export function rowsOf(text: string, columns: number): string[] {
  const lines = (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n')
  return lines.flatMap((line) => {
    const shown = line.replaceAll('\t', '        ').replace(/[^\P{Cc}]/gu, '^?')
    return shown === '' ? [''] : (shown.match(new RegExp(`.{1,${columns}}`, 'gsu')) ?? [''])
  })
}

/** The state after a key of less(1) or more(1). */
export function pressPageKey(state: PageState, key: string): PageState {
  if (state.following) return key === '<C-c>' ? { ...state, following: false, prompt: '' } : state
  if (state.typed !== '') return pressSearch(state, key)
  const act = KEYS[key]
  return act ? { ...act({ ...state, prompt: '' }), typed: '/?'.includes(key) ? key : '' } : state
}

/** The last top row. */
function lastTop({ rows, height }: Pick<PageState, 'rows' | 'height'>): number {
  return Math.max(0, rows.length - height)
}

type Act = (state: PageState) => PageState

const forth =
  (rows: (state: PageState) => number): Act =>
  (state) => {
    const top = Math.min(lastTop(state), state.top + rows(state))
    return { ...state, top, done: state.endsAtEnd && state.top >= lastTop(state) }
  }
const back =
  (rows: (state: PageState) => number): Act =>
  (state) => ({
    ...state,
    top: Math.max(0, state.top - rows(state)),
  })
const page = ({ height }: PageState) => height
const half = ({ height }: PageState) => Math.ceil(height / 2)
const one = () => 1
const stay: Act = (state) => state
const leave: Act = (state) => ({ ...state, done: true })
const toEnd: Act = (state) => ({ ...state, top: lastTop(state) })
/** `more` knows no such key. */
const follow: Act = (state) =>
  state.endsAtEnd ? state : { ...toEnd(state), following: true, prompt: WAITING }
const toStart: Act = (state) => ({ ...state, top: 0 })

const KEYS: Readonly<Record<string, Act>> = {
  ' ': forth(page),
  f: forth(page),
  '<C-f>': forth(page),
  '<C-v>': forth(page),
  '<PageDown>': forth(page),
  '<CR>': forth(one),
  j: forth(one),
  e: forth(one),
  '<Down>': forth(one),
  d: forth(half),
  '<C-d>': forth(half),
  b: back(page),
  '<C-b>': back(page),
  '<PageUp>': back(page),
  k: back(one),
  y: back(one),
  '<Up>': back(one),
  u: back(half),
  '<C-u>': back(half),
  g: toStart,
  '<': toStart,
  '<Home>': toStart,
  G: toEnd,
  '>': toEnd,
  '<End>': toEnd,
  F: follow,
  '/': stay,
  '?': stay,
  n: (state) => found(state, false),
  N: (state) => found(state, true),
  q: leave,
  Q: leave,
  '<C-c>': (state) => (state.endsAtEnd ? leave(state) : state),
}

function pressSearch(state: PageState, key: string): PageState {
  const { typed } = state
  if (key === '<Esc>' || key === '<C-c>') return { ...state, typed: '' }
  if (key === '<BS>' || key === '<C-h>') return { ...state, typed: typed.slice(0, -1) }
  if (key !== '<CR>')
    return key.length > 1 && key.startsWith('<') ? state : { ...state, typed: typed + key }
  const pattern = typed.slice(1) || state.search?.pattern
  if (pattern === undefined)
    return { ...state, typed: '', prompt: 'No previous regular expression  (press RETURN)' }
  return found({ ...state, typed: '', search: { pattern, forward: typed.startsWith('/') } }, false)
}

function found(state: PageState, reversed: boolean): PageState {
  const { rows, top, search, hit, height } = state
  if (!search) return { ...state, prompt: 'No previous regular expression  (press RETURN)' }
  const compiled = compilePattern(search.pattern, false)
  if ('error' in compiled) return { ...state, prompt: 'Invalid pattern  (press RETURN)' }
  const forward = search.forward !== reversed
  const fits = (row: string) => row.search(compiled.expression) >= 0
  const isHitShown = hit >= top && hit < top + height
  const from = isHitShown ? hit : top
  const at = forward
    ? rows.findIndex((row, index) => index > from && fits(row))
    : rows.findLastIndex((row, index) => index < from && fits(row))
  if (at < 0) return { ...state, prompt: 'Pattern not found  (press RETURN)' }
  return { ...state, hit: at, top: Math.min(at, lastTop(state)) }
}
