import type { Stats } from 'ssh2'
import { piecesOf } from '../transfer-source.ts'
import { asResult, type SftpClient, type SftpResult } from './sftp-client.ts'

/** Bytes of one WRITE; a server need take no more (draft-ietf-secsh-filexfer-02, section 3). */
const WRITE_BYTES = 31 * 1024

/** Writes behind the end of a file, piece by piece in order; the file is made when it is not there. */
export function appendFile(
  { sftp, call }: SftpClient,
  path: string,
  bytes: Uint8Array,
): Promise<SftpResult<void>> {
  return asResult(async () => {
    const handle = await call<Buffer>((done) => sftp.open(path, 'a', done))
    try {
      // Servers that do not know the append flag go by the offset.
      let { size: offset } = await call<Stats>((done) => sftp.fstat(handle, done))
      for await (const piece of piecesOf(bytes, WRITE_BYTES)) {
        await call<void>((done) => sftp.write(handle, piece, 0, piece.length, offset, done))
        offset += piece.length
      }
    } catch (error) {
      await call<void>((done) => sftp.close(handle, done)).catch(() => {})
      throw error
    }
    await call<void>((done) => sftp.close(handle, done))
  })
}
