import { pureDrawHashes } from '../../domain/draw/pure-sha256.ts'
import { DrawRefusal } from '../../domain/draw/refusal.ts'
import { type DrawResult, solve } from '../../domain/draw/solve.ts'
import { canonicalJson, type Json } from '../../domain/journal/canonical-json.ts'

// Recomputes a draw from its two published files in the reader's own browser; asks nobody, sends nothing.

const place = (id: string): HTMLElement => document.getElementById(id)!

const element = (tag: string, text: string, className?: string): HTMLElement => {
  const made = document.createElement(tag)
  made.textContent = text
  if (className) made.className = className
  return made
}

async function decoded(file: Blob): Promise<string> {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer())
}

function table(headings: readonly string[], rows: readonly (readonly string[])[]): HTMLElement {
  const made = document.createElement('table')
  const top = made.createTHead().insertRow()
  for (const heading of headings) top.append(element('th', heading))
  const body = made.createTBody()
  for (const cells of rows) {
    const row = body.insertRow()
    for (const cell of cells) row.append(element('td', cell))
  }
  return made
}

// every part, the reserve order too: whoever altered it chose the next substitute. Key order is the writer's own affair
const same = (a: DrawResult, b: Partial<DrawResult>): boolean =>
  canonicalJson(a as unknown as Json) === canonicalJson(b as unknown as Json)

function show(result: DrawResult, published: Partial<DrawResult> | null): void {
  const out = place('result')
  out.replaceChildren()
  if (published) {
    out.append(
      same(result, published)
        ? element('p', '一致：公布的结果就是由这两个文件算出的结果。', 'ok')
        : element('p', '不一致：公布的结果与由这两个文件算出的结果不同。', 'bad'),
    )
  } else out.append(element('p', '已算出结果，请与公布的结果比对；或者选入公布的计算结果文件。', 'ok'))
  out.append(element('p', `抽签单指纹：${result.sheet}`), element('p', `种子：${result.seed}`))
  const assignment = result.substitution?.assignment ?? result.assignment
  const active = result.substitution?.active ?? result.selected
  out.append(element('h2', '抽中对象和检查人员'))
  out.append(
    table(
      ['次序', '对象', '检查人员'],
      active.map((unit, index) => [String(index + 1), unit, (assignment[unit] ?? []).join('、')]),
    ),
  )
  for (const [stratum, ranking] of Object.entries(result.ranking)) {
    out.append(element('h2', `分层 ${stratum} 全部次序`))
    out.append(
      table(
        ['名次', '对象', '券号', '散列'],
        ranking.map((one, index) => [String(index + 1), one.unit, String(one.ticket), one.key]),
      ),
    )
  }
}

async function compute(sheet: Blob, entropy: Blob, published: Blob | null): Promise<void> {
  const out = place('result')
  out.replaceChildren(element('p', '正在计算……'))
  try {
    const claimed = published ? (JSON.parse(await decoded(published)) as Partial<DrawResult>) : null
    const closed = claimed?.substitution?.log.map((step) => step.closed) ?? []
    show(solve(await decoded(sheet), await decoded(entropy), pureDrawHashes, closed), claimed)
  } catch (error) {
    const reason = error instanceof DrawRefusal ? error.message : '文件不是本格式的文件，或者不是 UTF-8 编码。'
    out.replaceChildren(element('p', `不能计算：${reason}`, 'bad'))
  }
}

const chosen = (id: string): File | null => (place(id) as HTMLInputElement).files?.[0] ?? null

place('compute').addEventListener('click', () => {
  const [sheet, entropy] = [chosen('sheet'), chosen('entropy')]
  if (!sheet || !entropy) {
    place('result').replaceChildren(element('p', '请先选入抽签单和随机数文件。', 'bad'))
    return
  }
  void compute(sheet, entropy, chosen('published'))
})

/** Opened from a draw's page, the files are those of the draw: `#/draws/…`. */
async function fromPage(path: string): Promise<void> {
  const fetched = async (name: string): Promise<Blob> => (await fetch(`${path}/${name}`)).blob()
  const [sheet, entropy, published] = await Promise.all(['sheet.txt', 'entropy.txt', 'result.json'].map(fetched))
  await compute(sheet!, entropy!, published!)
}

const path = location.hash.slice(1)
if (/^\/draws\/[0-9a-f]{32}$/.test(path)) void fromPage(path)
