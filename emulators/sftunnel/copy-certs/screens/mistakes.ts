import { assumed } from '../../../../src/emulator/index.ts'

export const evidence = assumed(
  'Nothing is published of what the copy scripts say about a wrong call or a wrong list; short sentences with the row.',
)

const COLUMN_NAMES = 'device_name,ip_address,admin_username,admin_password'

/** How a script is called. */
export const usage = (script: string): string =>
  `Usage: ${script} <devices.csv>\nEach row of the file: ${COLUMN_NAMES}\n`

/** The script needs the rights of root to read the certificates. */
export const notRoot = (script: string): string => `${script}: you must be root\n`

/** The list cannot be read; `why` is the system's reason. */
export const unreadableList = (file: string, why: string): string => `Cannot read ${file}: ${why}\n`

/** The manager's own file does not say who it is. */
export const noIdentity = (): string => 'Cannot read /etc/sf/ims.conf: it does not name this FMC\n'

/** The list has no rows. */
export const emptyList = (file: string): string => `${file} has no rows\n`

/** A row that does not have what every row must have. */
export const wrongColumns = (file: string, row: number, columns: number): string =>
  `${file}: row ${row} has ${columns} columns, or one is empty. Each row must be ${COLUMN_NAMES}\n`

/** A row that names what another one has named. */
export const repeatedRow = (file: string, row: number, first: number): string =>
  `${file}: row ${row} repeats the name or the address of row ${first}\n`

/** Python has no such file. */
export const noSuchScript = (python: string, file: string): string =>
  `${python}: can't open file '${file}': [Errno 2] No such file or directory\n`

/** `python3 --version` of the release that Debian 12 brings. */
export const pythonVersion = 'Python 3.11.2\n'

/** Python is there for one script. */
export const onlyThisScript = (python: string): string =>
  `${python}: this lab runs only copy_sftunnel_certs_jumpserver.py\n`
