import { existsSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import type { Journal } from '../../journal/journal.ts'
import type { RunningLab } from '../lab.ts'
import { describeLab, type LabJson } from './lab-json.ts'
import { knownHosts } from './known-hosts.ts'
import { inFolder, makeOwnerFolder, writeOwnerFile } from './owner-file.ts'
import { sshConfig, type SshHost } from './ssh-config.ts'
import { writeTlsFiles } from './tls-files.ts'

/** Writes `lab.json`, `ssh_config`, `known_hosts`, `keys/` and `ca/` of a running lab. `dir` is absolute. Throws `directory-unusable`. */
export async function writeLabDirectory(
  dir: string,
  lab: RunningLab,
  onAppliance?: (name: string) => void,
): Promise<LabJson> {
  makeOwnerFolder(dir)
  const described = await describeLab(lab, onAppliance)
  const hosts = sshHosts(described, lab)
  writeOwnerFile(dir, 'known_hosts', knownHosts(hosts.map(({ place }) => place)))
  writeOwnerFile(dir, 'ssh_config', sshConfig(hosts, join(dir, 'known_hosts')))
  writeTlsFiles(dir, lab)
  writeOwnerFile(dir, 'lab.json', `${JSON.stringify(described, undefined, 2)}\n`)
  return described
}

/** Everybody who may be logged in to. Behind a shared address are the host keys of all who may hold it. */
function sshHosts({ appliances, sharedAddresses }: LabJson, lab: RunningLab): SshHost[] {
  const offerOf = (name: string) => lab.appliance(name).sshOffer()
  const own = appliances.map((place) => ({ place, offer: offerOf(place.name) }))
  const shared = sharedAddresses.flatMap(({ address, appliances: names, leadsTo, doors }) => {
    const sharing = own.filter(({ place }) => names.includes(place.name))
    const first = sharing.find(({ place }) => place.name === leadsTo) ?? sharing[0]
    if (!first) return []
    const hostKeys = sharing.flatMap(({ place }) => place.hostKeys)
    return [{ ...first, place: { ...first.place, name: address, doors, hostKeys } }]
  })
  return [...own, ...shared]
}

/** Reads `lab.json`. */
export function readLabJson(dir: string): LabJson {
  return JSON.parse(readFileSync(`${dir}/lab.json`, 'utf8')) as LabJson
}

/**
 * Begins `journal.ndjson` anew, with what the journal has already and then with each entry as it
 * happens. Returns how to end it. Throws `directory-unusable`.
 */
export async function keepJournal(dir: string, journal: Journal): Promise<() => void> {
  const { writeJournalTo } = await import('../../journal/pino-sink.ts')
  const file = join(dir, 'journal.ndjson')
  makeOwnerFolder(dir)
  return inFolder(dir, () => {
    if (existsSync(file)) renameSync(file, join(dir, 'journal.previous.ndjson'))
    return writeJournalTo(replaying(journal), file).close
  })
}

/** The same journal, whose subscribers are first given what has happened before. */
function replaying(journal: Journal): Journal {
  return {
    ...journal,
    subscribe(listener) {
      for (const entry of journal.entries()) listener(entry)
      return journal.subscribe(listener)
    },
  }
}
