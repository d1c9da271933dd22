import * as words from './screens/mistakes.ts'

/** A row of the list: an appliance, and who logs in to it. */
export interface ListedDevice {
  readonly name: string
  readonly host: string
  readonly port: number
  readonly username: string
  readonly password: string
}

/** The rows of a list, or the sentence that says what is wrong with it. */
export type DeviceList =
  | { readonly ok: true; readonly devices: readonly ListedDevice[] }
  | { readonly ok: false; readonly mistake: string }

const COLUMNS = 4
const SSH_PORT = 22
/** Blanks, then a quoted column, in which a quote is doubled, or one without quotes (RFC 4180, section 2). */
const COLUMN = / *(?:"((?:[^"]|"")*)"|([^,]*))(,|$)/y
/** `10.1.1.1:2222` or `[2001:db8::1]:2222`. */
const WITH_PORT = /^(?:\[(.+)\]|([^:]+)):(\d+)$/

/** Reads the list of devices; blank lines count for the numbers of rows and for nothing else. */
export function readDevices(text: string, file: string): DeviceList {
  const rows = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, index) => ({ columns: columnsOf(line), number: index + 1, line }))
    .filter(({ line }) => line.trim() !== '')
  if (rows.length === 0) return { ok: false, mistake: words.emptyList(file) }
  const firstUse = new Map<string, number>()
  for (const { columns, number } of rows) {
    if (columns.length !== COLUMNS || columns.slice(0, 3).includes(''))
      return { ok: false, mistake: words.wrongColumns(file, number, columns.length) }
    const [name = '', address = ''] = columns
    const before = firstUse.get(`name ${name}`) ?? firstUse.get(`address ${address}`)
    if (before !== undefined) return { ok: false, mistake: words.repeatedRow(file, number, before) }
    firstUse.set(`name ${name}`, number).set(`address ${address}`, number)
  }
  return { ok: true, devices: rows.map(({ columns }) => deviceOf(columns)) }
}

function columnsOf(line: string): string[] {
  const columns: string[] = []
  COLUMN.lastIndex = 0
  for (;;) {
    const [, quoted, plain = line.slice(COLUMN.lastIndex), end = ''] = COLUMN.exec(line) ?? []
    const column = quoted?.replaceAll('""', '"') ?? plain
    // Blanks at the end may belong to a password, and to nothing else.
    columns.push(columns.length < COLUMNS - 1 ? column.trim() : column)
    if (end === '') return columns
  }
}

function deviceOf([name = '', address = '', username = '', password = '']: readonly string[]) {
  const [, bracketed, plain, port] = WITH_PORT.exec(address) ?? []
  const host = bracketed ?? plain ?? address
  return { name, host, port: port === undefined ? SSH_PORT : Number(port), username, password }
}
