/** What may stand in XML 1.0 besides tab, line feed and carriage return (XML 1.0, 2.2); the rest is shown as its code. */
const NOT_IN_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
}

/** An element and what is in it: other elements, or text. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string | number>>
  readonly within?: readonly XmlElement[] | string
}

/** An XML document in lines, two blanks a level. */
export function xmlDocument(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${elementText(root, '')}`
}

function elementText({ name, attributes, within = [] }: XmlElement, indent: string): string {
  const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}="${quoted(value)}"`)
  const opening = `${indent}<${name}${pairs.join('')}`
  if (within.length === 0) return `${opening}/>\n`
  if (typeof within === 'string') return `${opening}>${textOf(within)}</${name}>\n`
  const inner = within.map((element) => elementText(element, `${indent}  `)).join('')
  return `${opening}>\n${inner}${indent}</${name}>\n`
}

function quoted(value: string | number): string {
  return shown(String(value)).replaceAll(/[&<>"\n\r\t]/g, (sign) => ENTITIES[sign]!)
}

function textOf(text: string): string {
  return shown(text).replaceAll(/[&<>\r]/g, (sign) => ENTITIES[sign]!)
}

function shown(text: string): string {
  return text.replaceAll(NOT_IN_XML, (sign) => `\\u${hexOf(sign)}`)
}

function hexOf(sign: string): string {
  return (sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')
}
