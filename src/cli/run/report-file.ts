import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { writeWhole } from '../standard-output.ts'
import { unwritable } from '../unwritable.ts'

/** A file that a report is written to; what is there already stays until the report is whole. */
export interface ReportFile {
  /** Throws `report-unwritable`. */
  readonly write: (text: string) => void
  /** Puts the report in its place. Throws `report-unwritable`. */
  readonly finish: () => void
  /** Leaves nothing of an unfinished report. */
  readonly discard: () => void
}

/** Opens `file` for a report. Throws `report-unwritable`. */
export function openReportFile(file: string): ReportFile {
  const place = placeOf(file)
  const isReplaced = isFileOrNothing(place)
  const draft = isReplaced ? join(dirname(place), `.${basename(place)}.${process.pid}`) : place
  const descriptor = refusing(file, () => {
    if (isReplaced && existsSync(place)) accessSync(place, constants.W_OK)
    return openSync(draft, 'w')
  })
  let isOpen = true
  const close = () => {
    if (isOpen) closeSync(descriptor)
    isOpen = false
  }
  return {
    write: (text) => writeWhole(descriptor, text, file),
    finish() {
      refusing(file, () => {
        close()
        if (isReplaced) renameSync(draft, place)
      })
    },
    discard() {
      if (!isOpen) return
      close()
      if (isReplaced) rmSync(draft, { force: true })
    },
  }
}

/** The one path of a file, whichever links lead there. */
export function placeOf(file: string): string {
  const path = resolve(file)
  if (existsSync(path)) return statSync(path).isFile() ? realpathSync(path) : path
  const folder = dirname(path)
  return existsSync(folder) ? join(realpathSync(folder), basename(path)) : path
}

/** A device takes a report as it comes, and cannot be replaced. */
function isFileOrNothing(place: string): boolean {
  return !existsSync(place) || statSync(place).isFile()
}

function refusing<Made>(file: string, act: () => Made): Made {
  try {
    return act()
  } catch (cause) {
    throw unwritable(file, cause)
  }
}
