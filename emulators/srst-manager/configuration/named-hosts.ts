import type { Configuration } from './statements.ts'

const HOSTS = [
  /^ntp server (\S+)/,
  /^log server address (\S+)/,
  /^backup server url "?\w+:\/\/(?:[^@/"]*@)?([^/:"]+)/,
]

/** The hosts that a configuration names, once each. */
export function namedHosts(configuration: Configuration): string[] {
  const found = Object.values(configuration).flatMap((statement) =>
    HOSTS.flatMap((form) => form.exec(statement)?.[1] ?? []),
  )
  return [...new Set(found)]
}
