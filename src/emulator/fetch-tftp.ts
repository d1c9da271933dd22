import { fingerprinted } from '../store/transfer-outcome.ts'
import { getOverTftp } from '../tftp/client.ts'
import type { PlainFetchErrand, PlainFetchReport } from './plain-errand.ts'
import type { Surroundings } from './surroundings.ts'
import { runTftpErrand } from './tftp-errand.ts'

/** Fetches a file from a TFTP server; every part of it is journalled. */
export async function fetchFileOverTftp(
  surroundings: Surroundings,
  errand: PlainFetchErrand,
): Promise<PlainFetchReport> {
  const { bytesMax } = errand
  let contents: Uint8Array = new Uint8Array()
  const report = await runTftpErrand(surroundings, errand, {
    direction: 'back',
    async transfer(plan) {
      const got = await getOverTftp({ ...plan, bytesMax })
      if (!got.ok) return got
      contents = got.contents
      return fingerprinted(contents)
    },
  })
  return report.ok ? { ok: true, contents, sha256: report.sha256 } : report
}
