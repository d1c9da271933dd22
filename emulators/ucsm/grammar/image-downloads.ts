import { pattern, type CommandIo } from '../../../src/emulator/index.ts'
import { transferState, type DownloadTask } from '../downloads/image-download.ts'
import { readImageName } from '../firmware/image-file.ts'
import { infraImages, infraPackage } from '../firmware/images.ts'
import { readRemoteFileUrl } from '../remote-file-url.ts'
import { OBJECT_EXISTS } from '../screens/object-errors.ts'
import { downloadDetail, downloadFsmScreen, downloadTable } from '../screens/show-download-task.ts'
import { imageTable, packageTable } from '../screens/show-firmware.ts'
import { NO_PRIVILEGE } from '../screens/user-errors.ts'
import { isReadOnly } from '../users/privileges.ts'
import { facts, type Visit } from '../visit.ts'
import { needsPassword } from './backup-password.ts'
import { remoteFileUrl } from './backup-slots.ts'
import { command } from './words.ts'

const file = pattern(/^[\w.-]+$/, {
  label: 'NAME',
  help: 'File name',
  examples: ['ucs-6300-k9-bundle-infra.4.0.2a.A.bin'],
})

/** The commands of /firmware about what lies in the catalogue, and how it gets there. */
export const imageDownloads = [
  command('download image {url}', {
    help: 'Image',
    vocabulary: { download: 'Download' },
    slots: { url: remoteFileUrl },
    run: ({ url }, io) => order(url, io),
  }),
  command('show download-task [detail]', {
    help: 'Download task',
    run({ detail }, { session }) {
      const tasks = Object.values(facts(session).downloads)
      return detail ? tasks.map(downloadDetail).join('\n') : downloadTable(tasks)
    },
  }),
  command('show download-task {file} [detail]', {
    help: 'Download task',
    slots: { file },
    run({ file: name, detail }, { session }) {
      const task = taskOf(session, name)
      if (!task) return ''
      return detail ? downloadDetail(task) : downloadTable([task])
    },
  }),
  command('show download-task {file} fsm status', {
    help: 'Status',
    slots: { file },
    run({ file: name }, { session }) {
      const task = taskOf(session, name)
      return task ? downloadFsmScreen(task) : ''
    },
  }),
  command('show image', {
    help: 'Image',
    run: (_, { session }) =>
      imageTable(
        byName([
          ...releases(session).flatMap((one) => infraImages(one, session.platform)),
          ...downloaded(session).flatMap(({ images }) => images),
        ]),
      ),
  }),
  command('show package', {
    help: 'Package',
    run: (_, { session }) =>
      packageTable(
        byName([
          ...releases(session).map((one) => infraPackage(one, session.platform)),
          ...downloaded(session).flatMap(({ bundle }) => (bundle ? [bundle] : [])),
        ]),
      ),
  }),
]

/** Downloads are ordered at once, without a commit. */
async function order(url: string, io: CommandIo<Visit>): Promise<string | void> {
  const { session } = io
  if (isReadOnly(session)) return NO_PRIVILEGE
  const target = readRemoteFileUrl(url)
  if (!target) return
  const name = target.path.slice(target.path.lastIndexOf('/') + 1)
  const password = needsPassword(target.protocol) ? await io.ask('Password: ', { echo: false }) : ''
  session.keepSecret(password)
  const running = taskOf(session, name)
  if (running && transferState(running.fsm) === 'downloading') return OBJECT_EXISTS
  const plan = { ...target, file: name }
  session.appliance.send({ type: 'download.ordered', plan, password, user: session.user })
}

function taskOf(visit: Visit, name: string): DownloadTask | undefined {
  return facts(visit).downloads[name]
}

/** The releases whose bundles lie on the interconnect: all that it can run. */
function releases(visit: Visit): string[] {
  return Object.keys(facts(visit).profiles)
}

/** What finished downloads have brought. */
function downloaded(visit: Visit) {
  return Object.values(facts(visit).downloads)
    .filter(({ fsm }) => transferState(fsm) === 'downloaded')
    .flatMap(({ plan }) => readImageName(plan.file) ?? [])
}

function byName<Named extends { readonly name: string }>(all: readonly Named[]): Named[] {
  return [...new Map(all.map((one) => [one.name, one])).values()]
}
