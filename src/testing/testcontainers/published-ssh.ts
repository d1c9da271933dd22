/** Where the ports of a container are on this machine. */
export interface PublishedPorts {
  readonly host: string
  readonly portOf: (containerPort: number) => number
}

/** The `known_hosts` of a lab in a container, with the places at which this machine reaches it. */
export function publishedKnownHosts(text: string, { host, portOf }: PublishedPorts): string {
  return text.replaceAll(/,\[[^\]]*\]:(\d+) /g, (_, port) => `,[${host}]:${portOf(Number(port))} `)
}

/** The `ssh_config` of a lab in a container, for this machine. `knownHosts` is an absolute path of it. */
export function publishedSshConfig(
  text: string,
  { host, portOf }: PublishedPorts,
  knownHosts: string,
): string {
  return text
    .replaceAll(/^( +HostName ).*$/gm, `$1${host}`)
    .replaceAll(/^( +Port )(\d+)$/gm, (_, name, port) => `${name}${portOf(Number(port))}`)
    .replaceAll(/^( +UserKnownHostsFile ).*$/gm, `$1"${knownHosts.replaceAll('\\', '/')}"`)
}
