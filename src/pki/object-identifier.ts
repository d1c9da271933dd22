import { objectNames } from './data/object-names.ts'

const byOid = new Map(objectNames.map((row) => [row[0], row]))
const byShortName = new Map(objectNames.map(([oid, short]) => [short, oid]))

/** The object identifier of a short name such as `CN`; an identifier with dots is taken as it is. */
export function oidOf(name: string): string {
  return byShortName.get(name) ?? name
}

/** OpenSSL's short name of an object identifier, or the identifier itself. */
export function shortNameOf(oid: string): string {
  return byOid.get(oid)?.[1] ?? oid
}

/** OpenSSL's long name of an object identifier, or the identifier itself. */
export function longNameOf(oid: string): string {
  return byOid.get(oid)?.[2] ?? oid
}
