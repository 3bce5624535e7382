import { solve } from '#domain/draw/solve.ts'
import type { Case } from '#domain/engine/case.ts'
import { filled } from '#domain/matters/enforcement/random-inspection.guards.ts'
import { canBeChecked, checkWorkbook } from './check-workbook.ts'
import { nodeDrawHashes } from './node-hash.ts'

export type PublishedFile = {
  readonly name: string
  readonly type: string
  readonly title: string
  body(): Promise<Uint8Array>
}

const text = (content: string) => async () => new TextEncoder().encode(content)

/** The files with which anyone recomputes a published draw; none before it is published. */
export function publishedFiles(current: Case): readonly PublishedFile[] {
  const { commit, result, substitution } = filled(current)
  if (current.state !== 'published' || !commit || !result) return []
  const closed = substitution?.steps.map((step) => step.closed) ?? []
  const computed = () => solve(commit.sheet, result.entropy, nodeDrawHashes, closed)
  const plain = 'text/plain; charset=utf-8'
  return [
    { name: 'sheet.txt', type: plain, title: '抽签单', body: text(commit.sheet) },
    { name: 'entropy.txt', type: plain, title: '随机数文件', body: text(result.entropy) },
    {
      name: 'result.json',
      type: 'application/json; charset=utf-8',
      title: '计算结果',
      body: async () => text(`${JSON.stringify(computed(), null, 1)}\n`)(),
    },
    ...(canBeChecked(commit.sheet)
      ? [
          {
            name: 'check.xlsx',
            type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
            title: '核算表（用电子表格自带函数重算每一张抽签券）',
            body: () => checkWorkbook(commit.sheet, result.entropy),
          },
        ]
      : []),
  ]
}
