import { describe, expect, it } from 'vitest'
import { chinaCalendar } from '#domain/calendar/working-calendar.ts'
import type { Matter } from '#domain/engine/matter.ts'
import { openDesk } from '#domain/engine/testing.ts'
import { allMatters } from '#domain/matters/all.ts'
import { labAnimalLicence } from '#domain/matters/services/lab-animal-licence.ts'
import { toDay } from '../calendar/day.ts'
import {
  byKind,
  documentLabel,
  documentsOf,
  type HouseWording,
  kindCode,
  wordingOn,
  wrongWith,
} from './house-wording.ts'
import { issuePapers } from './issue-papers.ts'
import { withheld } from './open-copy.ts'
import { paperOf } from './paper.ts'

const letterhead = {
  bureau: '某市科学技术局',
  organs: { reconsiderationOrgan: '某市人民政府', court: '某市某区人民法院' },
  contact: { office: '政务服务窗口' },
}
const receipt = documentLabel(labAnimalLicence, 'receipt')
const receiptCode = kindCode(labAnimalLicence, 'receipt')
const version = (text: string, more: Partial<HouseWording> = {}): HouseWording => ({
  ...{
    kind: receiptCode,
    document: receipt,
    text,
    from: toDay('2024-01-01'),
    caseId: 'w1',
    confirmedAt: '2023-12-01T00:00:00Z',
  },
  ...more,
})
const applied = openDesk(labAnimalLicence, 'issue').given('applicant', 'apply')
const receiptIn = (...wordings: HouseWording[]) => {
  const act = { matter: labAnimalLicence, entry: applied.entries[0]!, after: applied.current! }
  const issued = issuePapers(act, letterhead, chinaCalendar, wordings)
  return issued.ok ? { party: paperOf(issued.papers[0]!.text), open: paperOf(issued.papers[0]!.open) } : issued.message
}
const bodyIn = (...wordings: HouseWording[]) => {
  const papers = receiptIn(...wordings)
  return typeof papers === 'string' ? papers : papers.party.body
}

describe('本局的文书用语', () => {
  it('given no wording of the bureau, then the product’s text stands and the document names no version', () => {
    expect(receiptIn()).toMatchObject({ party: { body: expect.any(Array) } })
    expect(receiptIn()).not.toHaveProperty('party.wording')
  })

  it('given a wording, then its lines stand with the values of the case, and the document names the version', () => {
    const text = '# 收件\n已收到{{申请·申请单位名称}}于{{成文日期}}提交的材料。\n\n依据：{{依据}}。'
    const named = text.replace('申请·申请单位名称', nameOf('applicantName'))
    const papers = receiptIn(version(named))
    expect(papers).toMatchObject({ party: { wording: { case: 'w1', from: '2024-01-01' } } })
    expect(bodyIn(version(named))).toEqual([
      { type: 'heading', text: '收件' },
      { type: 'p', text: '已收到某医学研究院（演示）于2024年3月5日提交的材料。' },
      { type: 'p', text: expect.stringMatching(/^依据：《.+》.*。$/) },
    ])
  })

  it('given the whole product text kept, then all of it stands where it is named', () => {
    const own = bodyIn()
    expect(bodyIn(version('前言。\n{{原文}}\n后语。'))).toEqual([
      { type: 'p', text: '前言。' },
      ...own,
      { type: 'p', text: '后语。' },
    ])
  })

  it('given a private value in a wording, then the copy for everybody withholds it', () => {
    const text = `负责人：{{${nameOf('facilityHead')}}}。依据：{{依据}}。`
    expect(receiptIn(version(text))).toMatchObject({
      party: { body: [{ text: expect.stringContaining('张某') }] },
      open: { body: [{ text: expect.stringContaining(withheld) }] },
    })
  })

  it('given a value that the case lacks, then the act is refused with a sentence', () => {
    const text = `原证：{{${nameOf('previousLicence')}}}。依据：{{依据}}。`
    expect(receiptIn(version(text))).toMatch(/^《收件凭证》缺少“.+”，不能出具$/)
  })

  it('given a value that looks like a placeholder, then it is printed as it was typed', () => {
    const desk = openDesk(labAnimalLicence, 'issue').given('applicant', 'apply', {
      form: { ...(labAnimalLicence.samples['application'] as object), applicantName: '{{依据}}公司' },
    })
    const act = { matter: labAnimalLicence, entry: desk.entries[0]!, after: desk.current! }
    const text = `{{${nameOf('applicantName')}}}；{{依据}}`
    const issued = issuePapers(act, letterhead, chinaCalendar, [version(text)])
    expect(issued).toMatchObject({ papers: [{ text: expect.stringContaining('{{依据}}公司；《') }] })
  })

  it('applies from its day to its end, the later confirmed of two from one day, and never to another document', () => {
    const rows = [
      version('一', { from: toDay('2024-01-01'), until: toDay('2024-02-01') }),
      version('二', { from: toDay('2024-03-01') }),
      version('三', { from: toDay('2024-03-01'), confirmedAt: '2024-01-01T00:00:00Z' }),
    ]
    const on = (day: string, kind = receiptCode) => wordingOn(rows, kind, toDay(day))?.text
    expect(['2023-12-31', '2024-01-31', '2024-02-01', '2024-03-01'].map((day) => on(day))).toEqual([
      undefined,
      '一',
      undefined,
      '三',
    ])
    expect(on('2024-03-01', kindCode(labAnimalLicence, 'acceptance'))).toBeUndefined()
  })

  describe('given a document that gets a new title', () => {
    const renamed = (formerly?: readonly string[]): Matter => {
      const { receipt: old, ...others } = labAnimalLicence.documents
      const receiptNow = { ...old!, title: '收件回执', ...(formerly ? { formerly } : {}) }
      return { ...labAnimalLicence, documents: { ...others, receipt: receiptNow } }
    }
    const { kind: _, ...row } = version('一')

    it('when it says how it was called, then the bureau’s wording goes on', () => {
      const { wordings, lost } = byKind([renamed([receipt])], [row])
      expect(wordingOn(wordings, receiptCode, toDay('2024-03-01'))?.text).toBe('一')
      expect(lost).toEqual([])
    })

    it('when it does not, then the wording is told as lost, not passed over', () => {
      expect(byKind([renamed()], [row])).toEqual({ wordings: [], lost: [row] })
    })

    it('when the old title stays with an earlier version of the matter, then the wording holds for both', () => {
      const { wordings } = byKind([labAnimalLicence, renamed()], [row])
      expect(wordings).toEqual([{ ...row, kind: receiptCode }])
    })

    it('when another document bears the name today, then a wording of that name is that one’s', () => {
      const { receipt: own, acceptance, ...others } = labAnimalLicence.documents
      const documents = { ...others, receipt: own!, acceptance: { ...acceptance!, formerly: [receipt] } }
      expect(byKind([{ ...labAnimalLicence, documents }], [row]).wordings[0]?.kind).toBe(receiptCode)
    })
  })

  it.each([
    ['{{依据}}{{不存在}}', /没有这些内容：{{不存在}}/],
    ['收到。', /不得缺少{{依据}}/],
    ['{{依据}} {{未完', /成对/],
    ['依据 }} {{依据}}', /成对/],
    ['全文：{{原文}}', /{{原文}}应独占一行/],
  ])('given “%s”, then refused: %s', (text, message) => {
    expect(wrongWith(labAnimalLicence, 'receipt', text).join('；')).toMatch(message)
  })

  it('given an adverse decision, then neither reasons nor remedies may be left out', () => {
    expect(wrongWith(labAnimalLicence, 'refusal', '{{依据}}').join()).toBe('不得缺少{{理由}}、{{救济途径}}')
    expect(wrongWith(labAnimalLicence, 'refusal', '{{原文}}')).toEqual([])
  })

  it('names every document of the house differently', () => {
    const kinds = new Set(
      allMatters.flatMap(({ id, documents }) => Object.keys(documents).map((kind) => `${id}.${kind}`)),
    )
    expect(documentsOf(allMatters).size).toBe(kinds.size)
  })
})

/** How a wording names a field of the application. */
function nameOf(field: string): string {
  const title = labAnimalLicence.forms.application.shape[field as 'applicantName'].meta()!['title']
  return `${labAnimalLicence.actions['apply']!.label}·${title}`
}
