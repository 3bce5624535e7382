import { foldWidth } from './numerals.ts'
import { passagesOf } from './passages.ts'

/** How the bureau whose records are at hand is called: 昆明市科学技术局, 市科技局, of 昆明市. */
export type BureauNames = { readonly title: string; readonly shortTitle: string; readonly region: string }

/** Only what stands near the top is a title; later lines may name other bureaus and years. */
const titleReach = 400

/** 市水务局关于…的报告, 某县教育局2024年度法治政府建设报告 */
const author =
  /^[\s#>*]*([^\s,;:。]{1,28}?(?:局|委员会|委|厅|办公室|办|人民政府|政府|中心|管理处|管委会|院))(?:党组|党委)?(?:关于|(?:19|20)\d{2}年)/

/** The body that the title of a report names, unless it is the bureau itself. */
export function otherAuthor(text: string, own: BureauNames): { name: string; offset: number } | undefined {
  for (const passage of passagesOf(text)) {
    if (passage.section !== '题头' || passage.offset > titleReach) return undefined
    const name = author.exec(foldWidth(passage.text))?.[1]
    if (name === undefined) continue
    return isOwn(name, own) ? undefined : { name, offset: passage.offset + passage.text.indexOf(name) }
  }
  return undefined
}

/** 市科技局, 昆明市科技局, 云南省昆明市科学技术局 and 我局 are one; 曲靖市科技局 is another. */
function isOwn(name: string, { title, shortTitle, region }: BureauNames): boolean {
  const cores = [title.replace(region, ''), shortTitle.replace(/^[省市区县]/, '')]
  const places = ['', shortTitle.slice(0, 1), region]
  if (/^[我本]/.test(name)) return true
  return cores.some((core) => {
    if (!name.endsWith(core)) return false
    const place = name.slice(0, name.length - core.length).replace(/^(?:中共|中国共产党)/, '')
    return places.includes(place) || place.endsWith(`省${region}`)
  })
}

/** The year that the title says the report is about. */
export function yearInTitle(text: string): number | undefined {
  for (const passage of passagesOf(text)) {
    if (passage.section !== '题头' || passage.offset > titleReach) return undefined
    const year = /((?:19|20)\d{2})\s*年(?=.*(?:报告|总结|情况))/.exec(foldWidth(passage.text))?.[1]
    if (year !== undefined) return Number(year)
  }
  return undefined
}
