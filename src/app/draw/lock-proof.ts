import type { FsckSource } from '#app/fsck/ports.ts'
import type { JournalHouse } from '#app/journal/ports.ts'
import { sightProofOf } from '#app/journal/publish/case-proof.ts'
import { firstSight, type ProvenSight } from '#app/journal/witnesses/first-sight.ts'
import type { MatterBook } from '#domain/engine/matter-book.ts'
import { randomInspection } from '#domain/matters/enforcement/random-inspection.ts'
import type { PublishedFile } from './published-files.ts'

export type Lock = { readonly sight: ProvenSight; readonly file: PublishedFile }

type Parts = { readonly journal: JournalHouse; readonly source: FsckSource; readonly matters: MatterBook }

/**
 * When an outside witness saw that a draw was locked, and the file that proves it: everything but the fingerprint of
 * the sheet stays a digest. Public from the first day; undefined while no witness has seen it.
 */
export async function lockOf({ journal, source, matters }: Parts, caseId: string): Promise<Lock | undefined> {
  const sight = await firstSight(journal, caseId, `${randomInspection.id}.commit`)
  if (!sight) return undefined
  return {
    sight,
    file: {
      name: 'lock.json',
      type: 'application/json; charset=utf-8',
      title: '锁定的存证（见证人签名的检查点和抽签单指纹，可用核验页核对）',
      async body() {
        const bundle = await sightProofOf(
          journal,
          source,
          matters,
          caseId,
          sight,
          (path) => path === '/commit/fingerprint',
        )
        if ('code' in bundle) throw new Error(bundle.message)
        return new TextEncoder().encode(`${JSON.stringify(bundle, null, 1)}\n`)
      },
    },
  }
}
