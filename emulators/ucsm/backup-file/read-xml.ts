/** An element of a configuration file: a name, attributes, children. Text between elements is only white space. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
}

/** The root element, or what is wrong with the text and at which character. */
export type XmlReading =
  | { readonly ok: true; readonly root: XmlElement }
  | { readonly ok: false; readonly problem: string; readonly at: number }

interface OpenElement extends XmlElement {
  readonly children: XmlElement[]
}

/** Elements within elements; a configuration has about ten. */
const DEPTH_MAX = 64

const BLANK = /(?:\s+|<\?[\s\S]*?\?>|<!--[\s\S]*?-->)/y
const OPENING = /<([A-Za-z_][\w.-]*)/y
const ATTRIBUTE = /\s+([A-Za-z_][\w.:-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y
const TAG_END = /\s*(\/?)>/y
const CLOSING = /<\/([A-Za-z_][\w.-]*)\s*>/y

/**
 * Reads the XML that configuration backups are made of (XML 1.0, sections 2 and 3): elements, attributes,
 * comments, the five named entities and character references. A document type, CDATA and text are refused.
 */
export function readXml(text: string): XmlReading {
  const cursor = cursorOver(text.replace(/^\uFEFF/, ''))
  const open: OpenElement[] = []
  let root: XmlElement | undefined
  const wrong = (problem: string): XmlReading => ({ ok: false, problem, at: cursor.at() })

  while (!cursor.isAtEnd()) {
    if (cursor.take(BLANK)) continue
    const closing = cursor.take(CLOSING)
    if (closing) {
      const [, name = ''] = closing
      if (open.pop()?.name !== name) return wrong(`mismatched tag ${name}`)
      continue
    }
    if (root && open.length === 0) return wrong('junk after document element')
    const tag = readTag(cursor)
    if (typeof tag === 'string') return wrong(tag)
    open.at(-1)?.children.push(tag.element)
    root ??= tag.element
    if (!tag.isEmpty) open.push(tag.element)
    if (open.length > DEPTH_MAX) return wrong('nesting too deep')
  }
  if (!root) return wrong('no element found')
  return open.length > 0 ? wrong('unclosed token') : { ok: true, root }
}

type Cursor = ReturnType<typeof cursorOver>

function cursorOver(text: string) {
  let at = 0
  return {
    at: () => at,
    isAtEnd: () => at >= text.length,
    take(pattern: RegExp): RegExpExecArray | undefined {
      pattern.lastIndex = at
      const found = pattern.exec(text)
      if (!found) return undefined
      at = pattern.lastIndex
      return found
    },
  }
}

/** An opening tag, or what is wrong with it. */
function readTag(cursor: Cursor): { element: OpenElement; isEmpty: boolean } | string {
  const opening = cursor.take(OPENING)
  if (!opening) return 'not well-formed (invalid token)'
  const attributes = new Map<string, string>()
  for (let found = cursor.take(ATTRIBUTE); found; found = cursor.take(ATTRIBUTE)) {
    const [, name = '', double, single = ''] = found
    const value = unescaped(double ?? single)
    if (value === undefined) return 'undefined entity'
    if (attributes.has(name)) return `duplicate attribute ${name}`
    attributes.set(name, value)
  }
  const end = cursor.take(TAG_END)
  if (!end) return 'not well-formed (invalid token)'
  const [, name = ''] = opening
  const element = { name, attributes: Object.fromEntries(attributes), children: [] }
  return { element, isEmpty: end[1] === '/' }
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

/** The text that an attribute value stands for; undefined when a reference in it means nothing. */
function unescaped(value: string): string | undefined {
  if (!value.includes('&')) return value
  const pieces = value.split('&')
  const [first = '', ...rest] = pieces
  let text = first
  for (const piece of rest) {
    const end = piece.indexOf(';')
    const character = end > 0 ? referenced(piece.slice(0, end)) : undefined
    if (character === undefined) return undefined
    text += character + piece.slice(end + 1)
  }
  return text
}

function referenced(reference: string): string | undefined {
  const code = /^#(?:(\d{1,7})|x([\da-f]{1,6}))$/i.exec(reference)
  if (!code) return NAMED.get(reference)
  const [, decimal, hex = ''] = code
  const point = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
  return point > 0 && point <= 0x10_ff_ff ? String.fromCodePoint(point) : undefined
}
