import type { Surroundings } from '../../../src/emulator/index.ts'
import { fetchRemoteFile } from '../fetch-remote-file.ts'
import type { UploadManner } from '../upload.ts'
import type { ImageReport } from './download-machine.ts'
import type { ImageDownload } from './image-download.ts'

/** Room for one image. Those of the vendor are larger; what stands for them in a lab is not. */
const IMAGE_BYTES_MAX = 16 * 1024 * 1024

/** Fetches a firmware file as this firmware would, and says how much of it there is. */
export async function fetchImage(
  surroundings: Surroundings,
  download: { readonly plan: ImageDownload; readonly password: string },
  manner: UploadManner,
): Promise<ImageReport> {
  const wanted = { ...download, bytesMax: IMAGE_BYTES_MAX }
  const report = await fetchRemoteFile(surroundings, wanted, manner)
  return report.ok ? { ok: true, bytes: report.contents.length } : report
}
