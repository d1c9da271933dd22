import { derOf, primitive } from '../der/write-der.ts'
import { attributeText, type DistinguishedName, type NameAttribute } from '../distinguished-name.ts'
import { shortNameOf } from '../object-identifier.ts'
import type { OpensslRelease } from '../verify/verify-errors.ts'

/** A name with slashes, as logs have it: `/title=InternalCA/OU=...` (`X509_NAME_oneline`). */
export function slashName(name: DistinguishedName): string {
  return name
    .flat()
    .map((attribute) => `/${shortNameOf(attribute.oid)}=${visible(attribute)}`)
    .join('')
}

/** A name as commands print it: `title = InternalCA, O = "Cisco Systems, Inc"` (`XN_FLAG_ONELINE`). */
export function onelineName(name: DistinguishedName): string {
  return name.map((names) => names.map(quoted).join(' + ')).join(', ')
}

/** A name as the text of a certificate has it; until 1.0.2 with commas before short names only (`X509_NAME_print`). */
export function nameText(name: DistinguishedName, release: OpensslRelease): string {
  if (release !== '1.0.2') return onelineName(name)
  return slashName(name)
    .slice(1)
    .replaceAll(/\/(?=[A-Z]{1,2}=)/g, ', ')
}

/** A name from its end to its beginning: `O=Cisco Systems\, Inc,title=InternalCA` (RFC 2253). */
export function rfc2253Name(name: DistinguishedName): string {
  return name
    .toReversed()
    .map((names) => names.map(escaped).join('+'))
    .join(',')
}

/** Bytes that are no printable ASCII as `\xC3`. */
function visible({ bytes }: NameAttribute): string {
  return bytes
    .toString('latin1')
    .replace(/[^ -~]/g, (character) => `\\x${hexOf(character.charCodeAt(0))}`)
}

function quoted(attribute: NameAttribute): string {
  const text = asciiOf(attribute)
  const special = /[,+<>;]|^[# ]| $/.test(text)
  return `${shortNameOf(attribute.oid)} = ${special ? `"${text}"` : text}`
}

/** An attribute that has no name is shown as the hexadecimal digits of its DER. */
function escaped(attribute: NameAttribute): string {
  const name = shortNameOf(attribute.oid)
  if (name === attribute.oid) {
    const der = derOf(primitive(attribute.tag, attribute.bytes))
    return `${name}=#${der.toString('hex').toUpperCase()}`
  }
  return `${name}=${asciiOf(attribute).replace(/[,+<>;]|^[# ]| $/g, String.raw`\$&`)}`
}

/** Text in which quotes and backslashes are escaped, and every byte of UTF-8 outside ASCII as `\C3`. */
function asciiOf(attribute: NameAttribute): string {
  return [...Buffer.from(attributeText(attribute), 'utf8')]
    .map((byte) => {
      if (byte < 0x20 || byte > 0x7e) return `\\${hexOf(byte)}`
      const character = String.fromCharCode(byte)
      return character === '"' || character === '\\' ? `\\${character}` : character
    })
    .join('')
}

function hexOf(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0')
}
