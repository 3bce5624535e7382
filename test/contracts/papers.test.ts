import { describe, expect, it } from 'vitest'
import { withheld } from '#domain/documents/open-copy.ts'
import { paperOf, paperText } from '#domain/documents/paper.ts'
import { asList } from '#domain/engine/matter.ts'
import { papersOf } from './papers.ts'
import { declared } from './profiles.ts'

const issuing = declared.filter(([, { documents }]) => Object.keys(documents).length > 0)

describe.each(issuing)('%s 的文书', (_id, matter, profile) => {
  const { samples, refused } = papersOf(matter, profile)

  it('每种文书都能由示例成文，没有一件因缺内容而不能出具', () => {
    expect([...new Set(refused)]).toEqual([])
    expect(new Set(samples.map(({ kind }) => kind))).toEqual(new Set(Object.keys(matter.documents)))
  })

  it('成文后有标题、有正文、有落款和日期，不留空白和程序的字样', () => {
    for (const { kind, text } of samples) {
      const paper = paperOf(text)
      expect(paper.title).toBe(matter.documents[kind]!.title)
      expect(paper.body.length).toBeGreaterThan(0)
      expect(text).not.toMatch(/undefined|null|NaN|\[object|：。|“”/)
      if (paper.layout === 'letter') expect(paper.to, kind).toMatch(/\S/)
      if (matter.documents[kind]!.series) expect(paper.number, kind).toMatch(/\S/)
    }
  })

  it('不利决定写明理由和救济途径（行政许可法第三十八条第二款）', () => {
    for (const { kind, entry, text } of samples) {
      const action = matter.actions[entry.action]!
      if (!action.remedies || !asList<string>(action.issues).includes(kind)) continue
      expect(text, kind).toContain(entry.reasons)
      expect(text, kind).toContain(profile.organs.reconsiderationOrgan)
      expect(text, kind).toContain(profile.organs.court)
    }
  })

  it('同一办理成文两次，字节相同；正文读出再写，一字不差', () => {
    expect(papersOf(matter, profile).samples.map(({ text }) => text)).toEqual(samples.map(({ text }) => text))
    for (const { text } of samples) expect(paperText(paperOf(text))).toBe(text)
  })

  it('公开文本注明为公开的一份，与正本同一文号、同一日期', () => {
    for (const { text, open } of samples) {
      const [paper, copy] = [paperOf(text), paperOf(open)]
      expect(copy.copy).toBe('public')
      expect(paper.copy).toBeUndefined()
      expect([copy.number, copy.on, copy.title]).toEqual([paper.number, paper.on, paper.title])
      expect(text).not.toContain(withheld)
    }
  })
})
