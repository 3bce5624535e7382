import type { Hono } from 'hono'
import { comparedDocx } from '#app/texts/compare-docx.ts'
import { textShelf } from '#app/texts/text-shelf.ts'
import type { KeptVersion } from '#domain/engine/case.ts'
import { isOpenIn } from '#domain/engine/sight.ts'
import { compareTexts } from '#domain/texts/compare.ts'
import { comparePage } from '../../portal/pages/compare.page.ts'
import { attachmentName } from '../csv.ts'
import type { Web } from '../web.ts'
import type { ApiEnv } from './bearer.ts'
import { textsJson } from './case-json.ts'
import type { ApiDesk } from './desk.ts'
import { Problem } from './problem.ts'

export const comparedFormats = ['json', 'html', 'docx'] as const
const wanted = new RegExp(`^([1-9]\\d{0,3})-([1-9]\\d{0,3})\\.(${comparedFormats.join('|')})$`)
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Two versions of a text, clause by clause, for whoever may see the case. */
export function textRoutes(api: Hono<ApiEnv>, web: Web, desk: ApiDesk): void {
  const shelf = textShelf(web.bureau.attachments)

  api.get('/matters/:matter/cases/:case/texts/:text/:file', async (c) => {
    const [, from = '', to = '', format] = wanted.exec(c.req.param('file')) ?? []
    const seen = await desk.seen(await desk.actor(c.var.person), c.req.param('matter'), c.req.param('case'))
    const { matter, record, withheld } = seen
    const name = c.req.param('text')
    const text = textsJson(record.current, matter, withheld).find((one) => one.name === name)
    const versions = text ? (record.current.texts?.[name] ?? []) : []
    const [before, after] = [versions[Number(from) - 1], versions[Number(to) - 1]]
    if (!text || !before || !after) throw new Problem(404, 'text.unknown', '没有这个文本，或者没有这一稿')
    if (!isOpenIn(matter, record.current.state))
      await desk.noted(c.var, 'read.file', matter, record.current.id, `文本 ${name}`)
    const words = async ({ words, file }: KeptVersion): Promise<string> => {
      if (words) return shelf.words(words)
      throw new Problem(422, 'text.no-words', `“${file.name}”没有文字（扫描件），不能比较`)
    }
    const comparison = compareTexts(await words(before), await words(after))
    if (format === 'json') return c.json(comparison)
    const title = `${record.current.title} ${text.label}`
    const told = (version: KeptVersion, no: string) => ({ no: Number(no), name: version.file.name, on: version.on })
    if (format === 'html')
      return c.body(
        String(comparePage({ title, before: told(before, from), after: told(after, to), comparison })).trim(),
        200,
        {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
        },
      )
    const { actor, happenedAt } = record.entries.find(({ n }) => n === after.n)!
    const by = record.people.get(actor) ?? actor
    const bytes = await comparedDocx({ title, comparison, by, at: happenedAt })
    return c.body(Uint8Array.from(bytes), 200, {
      'content-type': docx,
      'content-disposition': attachmentName(`${title}（第${from}稿与第${to}稿比较）.docx`),
    })
  })
}
