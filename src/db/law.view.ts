import type { Reader } from './schema.ts'

/** One imported text of an article; an instrument may be held in several versions. */
export type ArticleText = { readonly version: string; readonly body: string }

/** The imported full texts of laws, newest version first. They belong to no agency. */
export const lawView = (reader: Reader) => ({
  article: (instrument: string, article: string): Promise<ArticleText[]> =>
    reader
      .selectFrom('law_text')
      .select(['version', 'body'])
      .where('instrument', '=', instrument)
      .where('article', '=', article)
      .orderBy('version', 'desc')
      .execute(),

  /** Instruments of which at least one text is held. */
  held: async (): Promise<string[]> => {
    const rows = await reader.selectFrom('law_text').select('instrument').distinct().execute()
    return rows.map(({ instrument }) => instrument)
  },
})
