import { StoreRefused } from './file-store.ts'
import { PagedBytes } from './paged-bytes.ts'
import { nameOf, parentOf } from './path.ts'

interface MemoryFacts {
  mode: number
  /** Lab time, milliseconds since 1970. */
  modifiedMs: number
}

/** A file kept in memory. */
export interface MemoryFile extends MemoryFacts {
  readonly kind: 'file'
  readonly contents: PagedBytes
  /** False once it has no name any more; its bytes are free when the last opening is closed. */
  named: boolean
  openings: number
}

/** A directory kept in memory; names in the order they were made. */
export interface MemoryDirectory extends MemoryFacts {
  readonly kind: 'directory'
  readonly entries: Map<string, MemoryNode>
}

/** What a name in memory stands for. */
export type MemoryNode = MemoryFile | MemoryDirectory

/** The names of a memory store; all but `find` throw `StoreRefused`. */
export class MemoryTree {
  readonly #root: MemoryDirectory
  readonly #now: () => number

  /** An empty root; `now` is lab time in milliseconds. */
  constructor(now: () => number) {
    this.#now = now
    this.#root = this.#newDirectory(0o755)
  }

  find(path: string): MemoryNode | undefined {
    let node: MemoryNode | undefined = this.#root
    for (const name of path.split('/').filter(Boolean))
      node = node?.kind === 'directory' ? node.entries.get(name) : undefined
    return node
  }

  get(path: string): MemoryNode {
    const node = this.find(path)
    if (!node) throw new StoreRefused('no-such-file')
    return node
  }

  directory(path: string): MemoryDirectory {
    const node = this.get(path)
    if (node.kind !== 'directory') throw new StoreRefused('not-a-directory')
    return node
  }

  makeFile(path: string, mode: number): MemoryFile {
    const contents = new PagedBytes()
    const modifiedMs = this.#now()
    const file: MemoryFile = { kind: 'file', mode, modifiedMs, contents, named: true, openings: 0 }
    this.#put(path, file)
    return file
  }

  makeDirectory(path: string, mode: number): void {
    if (this.find(path)) throw new StoreRefused('already-exists')
    this.#put(path, this.#newDirectory(mode))
  }

  /** Makes every directory above the last slash of `path` that is not there. */
  makeParents(path: string, mode: number): void {
    for (let at = path.indexOf('/', 1); at > 0; at = path.indexOf('/', at + 1))
      if (!this.find(path.slice(0, at))) this.makeDirectory(path.slice(0, at), mode)
  }

  /** Takes a file's name away and gives the file that had it. */
  remove(path: string): MemoryFile {
    const node = this.get(path)
    if (node.kind === 'directory') throw new StoreRefused('is-a-directory')
    this.#take(path)
    node.named = false
    return node
  }

  removeDirectory(path: string): void {
    if (this.directory(path).entries.size > 0) throw new StoreRefused('directory-not-empty')
    if (path === '/') throw new StoreRefused('permission-denied')
    this.#take(path)
  }

  /** Moves a name; gives the file it replaced. */
  rename(from: string, to: string): MemoryFile | undefined {
    const node = this.get(from)
    const replaced = this.find(to)
    if (replaced === node) return undefined
    if (from === '/' || to.startsWith(`${from}/`)) throw new StoreRefused('failure')
    this.directory(parentOf(to))
    const gone = replaced && this.#replace(to, replaced, node)
    this.#take(from)
    this.#put(to, node)
    return gone
  }

  #replace(path: string, replaced: MemoryNode, by: MemoryNode): MemoryFile | undefined {
    if (replaced.kind === 'file' && by.kind === 'directory')
      throw new StoreRefused('not-a-directory')
    if (replaced.kind === 'file') return this.remove(path)
    if (by.kind === 'file') throw new StoreRefused('is-a-directory')
    this.removeDirectory(path)
    return undefined
  }

  #newDirectory(mode: number): MemoryDirectory {
    return { kind: 'directory', mode, modifiedMs: this.#now(), entries: new Map() }
  }

  #put(path: string, node: MemoryNode): void {
    const parent = this.directory(parentOf(path))
    parent.entries.set(nameOf(path), node)
    parent.modifiedMs = this.#now()
  }

  #take(path: string): void {
    const parent = this.directory(parentOf(path))
    parent.entries.delete(nameOf(path))
    parent.modifiedMs = this.#now()
  }
}
