import { fingerprinted } from '../store/transfer-outcome.ts'
import { runFtpErrand, type FtpErrand } from './ftp-errand.ts'
import type { PlainFetchErrand, PlainFetchReport } from './plain-errand.ts'
import type { Surroundings } from './surroundings.ts'

/** Fetches a file from an FTP server; every part of it is journalled. */
export async function fetchFileOverFtp(
  surroundings: Surroundings,
  errand: FtpErrand & PlainFetchErrand,
): Promise<PlainFetchReport> {
  const { path, bytesMax } = errand
  let contents: Uint8Array = new Uint8Array()
  const report = await runFtpErrand(surroundings, errand, {
    direction: 'back',
    async transfer(client) {
      const got = await client.get(path, bytesMax)
      if (!got.ok) return got
      contents = got.value
      return fingerprinted(contents)
    },
  })
  return report.ok ? { ok: true, contents, sha256: report.sha256 } : report
}
