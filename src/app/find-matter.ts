import type { Matter } from '#domain/engine/matter.ts'
import type { MatterBook } from '#domain/engine/matter-book.ts'

/** The newest version of a matter. */
export const latestMatter = (book: MatterBook, id: string): Matter | undefined =>
  book.all.filter((matter) => matter.id === id).sort((a, b) => (a.inForceFrom < b.inForceFrom ? 1 : -1))[0]
