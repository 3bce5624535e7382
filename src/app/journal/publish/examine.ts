import { equal } from '#domain/journal/bytes.ts'
import { type Checkpoint, type OpenedCheckpoint, openCheckpoint } from '#domain/journal/checkpoint.ts'
import type { Frontier } from '#domain/journal/merkle.ts'
import { cover } from '#domain/journal/merkle-proof.ts'
import { tileHashes } from '#domain/journal/tile-io.ts'
import { TILE_WIDTH } from '#domain/journal/tiles.ts'
import { parseVerifier } from '#domain/journal/verifier.ts'
import type { CheckpointSigner } from '../keys/signer.ts'
import { type Grown, growFromRows, rootOfFrontier, sameFrontier, treeOfRows } from '../log/grow-tree.ts'
import { folderReader } from '../log/log-folder.ts'
import { nodeAlgorithms } from '../log/node-algorithms.ts'
import { sha256 } from '../log/node-crypto.ts'
import type { JournalHouse } from '../ports.ts'

const stop = '已停止一切写入。'

/** Why a bureau's journal cannot go on. Each stops every act until a person has cleared it. */
export const journalFaults = {
  'journal.behind': (p: { size: number; published: number }) =>
    `数据库中的封存记录只有 ${p.size} 条，而已公布的检查点有 ${p.published} 条：数据库被截断，或者恢复了旧备份。${stop}` +
    '请用已公布的目录补回缺少的记录，不得重新编号。',
  'journal.forked': (p: { published: number }) =>
    `数据库中前 ${p.published} 条封存记录算出的树根，与已公布的检查点不同：公布之后历史被改写。${stop}`,
  'journal.entry-altered': (p: { index: number }) =>
    `数据库中第 ${p.index} 号封存记录的内容与其叶哈希不符：记录在库内被改动。${stop}`,
  'journal.entry-missing': (p: { index: number }) => `数据库中缺少第 ${p.index} 号封存记录：记录被删除。${stop}`,
  'journal.head': (p: { size: number }) =>
    `数据库中日志头（${p.size} 条）与各条封存记录推算的不一致：日志头或记录被改动。${stop}`,
  'journal.checkpoint': (p: { reason: string }) => `已公布的检查点文件不予采信：${p.reason}。${stop}`,
} as const

export type JournalFaultCode = keyof typeof journalFaults
export type JournalFault = { readonly code: JournalFaultCode; readonly message: string }

export function fault<C extends JournalFaultCode>(code: C, p: Parameters<(typeof journalFaults)[C]>[0]): JournalFault {
  return { code, message: (journalFaults[code] as (p: unknown) => string)(p) }
}

export type Sound = {
  /** The right edge that the database and the published log agree on. */
  readonly head: Frontier
  /** The checkpoint file; null before the first publication, and where it was lost and can be written anew. */
  readonly checkpoint: OpenedCheckpoint | null
  /** Tiles on disk are missing or damaged though the database is sound: everything is to be written again. */
  readonly tilesDamaged: boolean
}

/**
 * Does the database still follow what was published and signed? Quick where the published tiles are whole: only the
 * rows out of which files will be written are read, those since and those that share a bundle with them. Otherwise, or
 * on demand, every row is read, to tell damaged tiles from an altered database.
 */
export async function examine(
  house: Pick<JournalHouse, 'store' | 'folder'>,
  signer: CheckpointSigner,
  options: { readonly everyRow?: boolean } = {},
): Promise<Sound | JournalFault> {
  const read = folderReader(house.folder)
  // The head last: a server that goes on meanwhile must not seem to have published more than the database holds.
  const file = await read('checkpoint')
  const signed = await signer.last()
  const published = await house.store.published()
  const head = await house.store.head()
  const opened = file && openOwn(file, signer)
  if (opened && !opened.ok) return fault('journal.checkpoint', { reason: opened.message })
  const checkpoint = opened ? opened.value : null
  const anchors = [checkpoint, signed, published].filter((anchor) => anchor !== null && anchor.size > 0)
  const largest = Math.max(0, ...anchors.map((anchor) => anchor!.size))
  if (largest > head.size) return fault('journal.behind', { size: head.size, published: largest })
  const tiles = checkpoint && (await publishedTree(house, checkpoint))
  if (tiles && !options.everyRow && largest === checkpoint.size && (await leadsTo(house.store, tiles, head))) {
    return { head, checkpoint, tilesDamaged: false }
  }
  return examineRows(house, head, anchors as Checkpoint[], checkpoint, tiles !== null)
}

/** Every row, compared with every size that was ever signed. */
async function examineRows(
  { store }: Pick<JournalHouse, 'store'>,
  head: Frontier,
  anchors: readonly Pick<Checkpoint, 'size' | 'root'>[],
  checkpoint: OpenedCheckpoint | null,
  tilesHold: boolean,
): Promise<Sound | JournalFault> {
  let at: Grown = await treeOfRows(store, 0)
  for (const { size, root } of [...anchors].sort((a, b) => a.size - b.size)) {
    if ('frontier' in at) at = await growFromRows(store, at.frontier, size)
    if ('frontier' in at && !equal(rootOfFrontier(at.frontier), root)) {
      return fault('journal.forked', { published: size })
    }
  }
  if ('frontier' in at) at = await growFromRows(store, at.frontier, head.size)
  if ('alteredAt' in at) return fault('journal.entry-altered', { index: at.alteredAt })
  if ('missingAt' in at) return fault('journal.entry-missing', { index: at.missingAt })
  if (!sameFrontier(at.frontier, head)) return fault('journal.head', { size: head.size })
  return { head, checkpoint, tilesDamaged: checkpoint !== null && !tilesHold }
}

type PublishedTree = {
  /** Right edge at the checkpoint. */
  readonly edge: Frontier
  /** Right edge at the last full bundle before it. */
  readonly full: Frontier
}

/** The tree of the published tiles; null where they do not carry the checkpoint. */
async function publishedTree(
  { folder }: Pick<JournalHouse, 'folder'>,
  { size, root }: Checkpoint,
): Promise<PublishedTree | null> {
  try {
    const hashAt = tileHashes(sha256, size, folderReader(folder))
    const edgeAt = async (end: number): Promise<Frontier> => ({
      size: end,
      hashes: await Promise.all(cover(0, end).map(async ({ level, index }) => hashAt(level, index))),
    })
    const edge = await edgeAt(size)
    return equal(rootOfFrontier(edge), root) ? { edge, full: await edgeAt(size - (size % TILE_WIDTH)) } : null
  } catch {
    return null
  }
}

/** Do the rows from the last full bundle on make the published edge, and those since the head? */
async function leadsTo(store: JournalHouse['store'], { edge, full }: PublishedTree, head: Frontier): Promise<boolean> {
  const shared = await growFromRows(store, full, edge.size)
  if (!('frontier' in shared) || !sameFrontier(shared.frontier, edge)) return false
  const since = await growFromRows(store, edge, head.size)
  return 'frontier' in since && sameFrontier(since.frontier, head)
}

/** The log's own checkpoint file, signed by one of its present keys. */
function openOwn(bytes: Uint8Array, { vkeys, origin }: CheckpointSigner) {
  const logKeys = vkeys.flatMap((vkey) => {
    const verifier = parseVerifier(sha256, vkey, nodeAlgorithms)
    return verifier.ok ? [verifier.value] : []
  })
  return openCheckpoint(bytes, { origin, logKeys })
}
