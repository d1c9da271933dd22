import type { OpenFile } from './file-store.ts'

/** Does `work` with an open file and closes it, whatever comes of the work. */
export async function whileOpen<Result>(
  file: OpenFile,
  work: (file: OpenFile) => Promise<Result>,
): Promise<Result> {
  try {
    return await work(file)
  } finally {
    await file.close()
  }
}
