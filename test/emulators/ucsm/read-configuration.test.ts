import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { configurationXml } from '../../../emulators/ucsm/backup-file/configuration-xml.ts'
import { readConfiguration } from '../../../emulators/ucsm/backup-file/read-configuration.ts'
import { readXml } from '../../../emulators/ucsm/backup-file/read-xml.ts'
import { factoryConfiguration } from '../../../emulators/ucsm/configuration/factory.ts'

const objects = factoryConfiguration({
  systemName: 'UCS',
  address: '10.48.79.230',
  fabric: 'A',
  admin: 'admin',
  model: 'UCS-FI-6332',
  serial: 'SSI171400HG',
})

const read = (text: string) => readConfiguration(Buffer.from(text))
const problemOf = (text: string) => {
  const reading = readXml(text)
  return reading.ok ? undefined : reading.problem
}

test('what a backup of the whole configuration wrote is read back object by object', () => {
  const reading = read(configurationXml(objects, 'config-all', { keyCheck: 'abc' }))
  const expected = Object.values(objects).toSorted((a, b) => (a.dn < b.dn ? -1 : 1))
  expect(reading).toMatchObject({ ok: true, keyCheck: 'abc' })
  const found = reading.ok ? reading.objects.toSorted((a, b) => (a.dn < b.dn ? -1 : 1)) : []
  expect(found).toEqual(expected)
})

test('awkward text survives the way through a file', () => {
  const descr = 'a "b" <c> & d\n\t\'é\' ]]> &amp; &#9;'
  const one = { class: 'orgOrg', dn: 'org-root', attributes: { descr } }
  const reading = read(configurationXml({ 'org-root': one }, 'config-all'))
  expect(reading).toEqual({ ok: true, objects: [one] })
})

test('comments, a byte order mark, single quotes and references of both kinds are read', () => {
  const text =
    "\uFEFF<?xml version='1.0'?>\n<!-- by hand --><topRoot a='x' b = \"&#65;&#x42;&apos;\"/>"
  expect(readXml(text)).toMatchObject({
    ok: true,
    root: { name: 'topRoot', attributes: { a: 'x', b: "AB'" }, children: [] },
  })
})

test.each([
  ['', 'no element found'],
  ['plain text', 'not well-formed (invalid token)'],
  ['<a>', 'unclosed token'],
  ['<a></b>', 'mismatched tag b'],
  ['<a/><b/>', 'junk after document element'],
  ['<a x="1" x="2"/>', 'duplicate attribute x'],
  ['<a x="&nbsp;"/>', 'undefined entity'],
  ['<a x="&#0;"/>', 'undefined entity'],
  ['<a x=1/>', 'not well-formed (invalid token)'],
  ['<!DOCTYPE a [<!ENTITY b "c">]><a/>', 'not well-formed (invalid token)'],
  ['<a>text</a>', 'not well-formed (invalid token)'],
  ['<a>'.repeat(100), 'nesting too deep'],
])('%j is no XML of a backup: %s', (text, problem) => {
  expect(problemOf(text)).toBe(problem)
})

test('a file that is cut short anywhere is never taken for a configuration', () => {
  const text = configurationXml(objects, 'config-all').trimEnd()
  for (let length = 0; length < text.length; length += 97)
    expect(read(text.slice(0, length)).ok).toBe(false)
})

test('megabytes of unfinished tags are refused at once', () => {
  expect(problemOf('<a '.repeat(500_000))).toBe('not well-formed (invalid token)')
  expect(problemOf(`<a ${' '.repeat(1_000_000)}`)).toBe('not well-formed (invalid token)')
})

test.each([
  [gzipSync('<topRoot/>'), 'full-state'],
  [Buffer.from('<topRoot'), 'not-xml'],
  [Buffer.from('<html/>'), 'foreign'],
  [Buffer.from('<topRoot><orgOrg/></topRoot>'), 'foreign'],
  [Buffer.from('<topRoot><x dn="__proto__"/></topRoot>'), 'foreign'],
  [Buffer.from('<topRoot><x dn="sys"><y dn="org-root"/></x></topRoot>'), 'foreign'],
])('%s is not a configuration', (file, why) => {
  expect(readConfiguration(file)).toMatchObject({ ok: false, why })
})
