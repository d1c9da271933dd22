import { documented } from '../../../src/emulator/index.ts'

export const evidence = documented(
  'Administration guide 4.3, login to the CLI: ucs-local\\admin, and names are case-sensitive. The spelling ucs-LOCAL is remembered, and that an unknown domain is refused like a wrong password is supposed.',
)

/** The domains that stand for the local users. */
const LOCAL_DOMAINS = ['ucs-local', 'ucs-LOCAL']

/** The local user behind a login: `admin` of `ucs-local\admin`; undefined in a domain that is not known. */
export function localNameOf(login: string): string | undefined {
  const end = login.indexOf('\\')
  if (end < 0) return login
  return LOCAL_DOMAINS.includes(login.slice(0, end)) ? login.slice(end + 1) : undefined
}
