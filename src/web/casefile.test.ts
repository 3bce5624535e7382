import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keepFile } from '#app/files/keep-file.ts'
import { printPdf } from '#app/paper/print-pdf.ts'
import { caseFilesView } from '#db/case-files.view.ts'
import { toDay } from '#domain/calendar/day.ts'
import { lacksOf } from '#domain/documents/case-file.ts'
import { paperText } from '#domain/documents/paper.ts'
import { p } from '#domain/documents/wording.ts'
import type { Attachment } from '#domain/engine/register.ts'
import type { Role } from '#domain/engine/roles.ts'
import { labAnimalLicenceSamples as samples } from '#domain/matters/services/lab-animal-licence.samples.ts'
import { labAnimalLicence } from '#domain/matters/services/lab-animal-licence.ts'
import { clientOf } from '../../test/api.ts'
import { bureauOf, commandLineOf } from '../../test/bureau.ts'
import { makeFolder } from '../../test/folder.ts'
import { anApplication } from '../../test/licence.ts'
import { newCaseId, openOffice, type TestOffice } from '../../test/office.ts'
import { hasPoppler, readPdf } from '../../test/pdf.ts'
import type { Bureau } from '../bureau.ts'
import { makeApp } from './server.ts'

let office: TestOffice
let bureau: Bureau
let run: ReturnType<typeof commandLineOf>
let app: ReturnType<typeof makeApp>
let materials: readonly Attachment[]
let caseId: string
const { folder, remove } = makeFolder()

const does = async (role: Role, action: string, wish: object = {}) => {
  const outcome = await office.as(role).does(labAnimalLicence, action as never, { caseId, ...wish } as never)
  if (!outcome.ok) throw new Error(`${action}: ${outcome.message}`)
}

const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const plan = (bureau: Bureau) => {
  const text = paperText({
    ...{ v: 'zs-document/1', kind: 'x.plan', layout: 'sheet', title: '设施平面图', issuer: '某单位', notes: [] },
    ...{ on: toDay('2024-03-01'), of: { case: 'x', n: 1 }, body: [p('平面图说明。'.repeat(120))] },
  } as never)
  return printPdf(bureau.press, { text, origin: 'x' })
}

beforeAll(async () => {
  office = await openOffice({ today: '2024-03-05' })
  bureau = bureauOf(office)
  ;[run, app, caseId] = [commandLineOf(bureau), makeApp(bureau), newCaseId()]
  await office.certify('P-caseOfficer')
  await office.appoint('applicant', 'P-applicant')
  const named: readonly (readonly [string, Uint8Array])[] = [
    ['设施平面图.pdf', await plan(bureau)],
    ['照片.png', Buffer.from(pixel, 'base64')],
    ['说明.txt', Buffer.from('申请人的说明')],
    ['坏的.pdf', Buffer.from('%PDF-1.7 /JavaScript 没有写完')],
  ]
  const now = bureau.house.clock.now()
  materials = await Promise.all(
    named.map(([name, bytes]) => keepFile(bureau, now, { person: 'P-applicant', name, bytes })),
  )
  await does('applicant', 'apply', { variant: 'issue', form: { ...anApplication(), materials } })
  await does('receptionist', 'accept', { form: samples.commitment })
  await does('caseOfficer', 'review', { form: samples.review })
  await does('legalReviewer', 'vet', { form: samples.vetting })
  await does('head', 'grant', { form: samples.certificate })
})
afterAll(async () => {
  remove()
  await office.close()
})

const taken = async (...words: string[]) => {
  const said = await run('casefile', caseId, '--as', 'P-head', '--json', ...words)
  return { code: said.code, err: said.err, ...JSON.parse(said.out) }
}

test('given a case that is not at its end, then its file says so and is not complete', async () => {
  const { code, complete, lacks, closed } = await taken()
  expect({ code, complete, closed }).toEqual({ code: 1, complete: false, closed: false })
  expect(lacks).toEqual(['办件尚未办结'])
})

describe('given the case archived', () => {
  let package_: Record<string, Uint8Array>
  let told: Awaited<ReturnType<typeof taken>>
  beforeAll(async () => {
    await does('server', 'serve', { form: samples.delivery })
    await does('publisher', 'publish', { form: samples.publicity })
    await does('publisher', 'enterPlatform', { form: samples.platform })
    await does('caseOfficer', 'archive')
    told = await taken('--out', join(folder, '卷.zip'))
    package_ = unzipSync(readFileSync(join(folder, '卷.zip')))
  })
  const named = (ending: string) => Object.entries(package_).find(([name]) => name.endsWith(ending))![1]

  test('then acts, documents and files stand in their order, each file once, and nothing is lacking', () => {
    const titles = told.items.map(({ title }: { title: string }) => title)
    expect(titles.slice(0, 6)).toEqual(['申请（办理记录）', '收件凭证', ...materials.map(({ name }) => name)])
    expect(titles).toContain('法制审核意见书')
    expect(titles.at(-1)).toBe('立卷归档（办理记录）')
    expect(told).toMatchObject({ complete: true, lacks: [] })
  })

  test('then of the four checks two pass; the broken file is found, and that it would run something', () => {
    const checks = Object.fromEntries(told.checks.map((check: { id: string }) => [check.id, check]))
    expect(checks['authentic']).toMatchObject({ result: '通过', unchecked: ['电子印章的验证'] })
    expect(checks['complete']).toMatchObject({ result: '通过' })
    expect(checks['usable']).toMatchObject({ result: '不通过', findings: ['“坏的.pdf”不能打开'] })
    expect(checks['safe']).toMatchObject({ result: '不通过', unchecked: ['病毒查杀'] })
    expect(checks['safe'].sentence).toContain('JavaScript')
  })

  test('then the package holds what was issued and handed in, byte for byte, with hashes and proof', async () => {
    const list = strFromU8(named('清单.sha256')).trim().split('\n')
    const others = Object.keys(package_).filter((name) => !name.startsWith('清单.'))
    expect(list.map((line) => line.slice(66)).sort()).toEqual(others.sort())
    for (const [kind, algorithm] of [
      ['sha256', 'sha256'],
      ['sm3', 'sm3'],
    ] as const)
      for (const line of strFromU8(named(`清单.${kind}`))
        .trim()
        .split('\n'))
        expect(createHash(algorithm).update(package_[line.slice(66)]!).digest('hex')).toBe(line.slice(0, 64))
    const [row] = await office.rows(`select body from document where case_id = $1 and kind = 'grant'`, [caseId])
    const name = Object.keys(package_).find((one) => one.includes('准予行政许可决定书') && one.endsWith('.pdf'))!
    expect(Buffer.from(package_[name]!)).toEqual(Buffer.from(await bureau.printer.print(String(row!['body']), 'pdf')))
    expect(strFromU8(package_[name.replace(/pdf$/, 'zs-document.json')]!)).toBe(row!['body'])
    expect(strFromU8(named('说明.txt'))).toBe('申请人的说明')
    mkdirSync(join(folder, '存证'))
    writeFileSync(join(folder, '存证', 'bundle.json'), named('存证/bundle.json'))
    expect(await run('journal', 'verify', join(folder, '存证'))).toMatchObject({ code: 0 })
    expect(strFromU8(named('元数据.xml'))).toContain(`<办件号>${caseId}</办件号>`)
  })

  test.skipIf(!hasPoppler)(
    'then the PDF counts its pages, and its index says where each piece begins (须装有 poppler)',
    () => {
      const pdf = named('卷宗.pdf')
      const { info, text, words } = readPdf(pdf)
      const pages = text.split('\f').slice(0, -1)
      expect(pages.length).toBe(Number(info['Pages']))
      const before = pages.findIndex((page) => page.includes('申请（办理记录）') && page.includes('办理人'))
      const index = pages.slice(0, before).join('')
      expect(index).toContain('卷内目录')
      const grant = pages.findIndex((page) => page.replace(/\s/g, '').includes('决定准予实验动物'))
      const line = words(2).filter(({ text: word }) => word === String(grant - before + 1))
      expect(line.length).toBeGreaterThan(0)
      expect(pages[grant]).toMatch(new RegExp(`(^|\\n)${grant - before + 1}(\\n|$)`))
      expect(pages.at(-1)).toContain(`共${told.items.length}件${pages.length - before - 1}页`)
      expect(text).toContain('不是 PDF 或者图片')
      expect(text).toContain('文件不能打开')
      expect(text).not.toContain('未办结')
    },
  )

  test('then the party, who acted in it, and a stranger do not get it, and each taking is noted', async () => {
    const path = `/api/matters/lab-animal-licence/cases/${caseId}/casefile`
    const asks = async (person: string, ending = '') => (await clientOf(app, bureau, person)).get(`${path}${ending}`)
    expect((await asks('P-applicant')).json.code).toBe('right.file')
    await office.appoint('keeper', 'P-keeper')
    expect((await asks('P-keeper')).json.code).toBe('case.unknown')
    expect((await asks('P-caseOfficer')).json).toMatchObject({ complete: true, items: told.items })
    expect((await asks('P-caseOfficer', '.pdf')).text.slice(0, 5)).toBe('%PDF-')
    const [last] = await office.rows('select person_id, event, detail from access_log order by id desc limit 1')
    expect(last).toEqual({ person_id: 'P-caseOfficer', event: 'read.export', detail: '卷宗 pdf' })
  })

  describe('when the files of a year are listed', () => {
    const list = async (person: string, path: string) =>
      (await clientOf(app, bureau, person)).get(`/api/desk/files${path}`)
    const licences = (json: { matters: { id: string }[] }) => json.matters.find(({ id }) => id === 'lab-animal-licence')

    test('then it stands among those that lack nothing, in its year and in no other', async () => {
      const { json } = await list('P-head', '/lab-animal-licence?year=2024&standing=complete')
      expect(json.counts).toEqual({ open: 0, lacking: 0, complete: 1 })
      expect(json.files).toMatchObject([{ id: caseId, closed: true, lacks: [] }])
      expect((await list('P-head', '/lab-animal-licence?standing=lacking')).json.files).toEqual([])
      expect((await list('P-head', '/lab-animal-licence?year=2023')).json.files).toEqual([])
      expect(licences((await list('P-head', '?year=2024')).json)).toMatchObject({ complete: 1 })
    })

    test('then who may not take it is not told of it: the party, who once acted, a stranger', async () => {
      await office.appoint('keeper', 'P-keeper')
      for (const person of ['P-applicant', 'P-keeper']) {
        expect(licences((await list(person, '')).json)).toBeUndefined()
        expect((await list(person, '/lab-animal-licence')).json.code).toBe('right.unseen')
      }
    })

    test('then a place or a word that is none is refused', async () => {
      expect((await list('P-head', '/lab-animal-licence?after=nothing')).status).toBe(404)
      expect((await list('P-head', '/lab-animal-licence?standing=half')).json.code).toBe('query.invalid')
      expect((await list('P-head', '/no-such-matter')).json.code).toBe('matter.unknown')
    })

    test.each([
      [['application', 'falsehood'], 'lacking'],
      [['application', ['falsehood', 'grant']], 'complete'],
      [[], 'complete'],
    ] as const)('then the list says of %j what the check of one file says: %s', async (archived, standing) => {
      const matter = { ...labAnimalLicence, dossier: { archived } }
      const view = caseFilesView(bureau.reader, bureau.profile.id)
      const versions = bureau.house.matters
        .versions(matter.id)
        .map(({ inForceFrom, states }) => ({ matter: { ...matter, inForceFrom }, states: Object.keys(states) }))
      const { files } = await view.page({ versions, standing }, { limit: 5 })
      expect(files.map(({ current }) => current.id)).toEqual([caseId])
      expect(lacksOf(matter, files[0]!.current).length > 0).toBe(standing === 'lacking')
      expect(await view.counts({ versions })).toMatchObject({ open: 0, [standing]: 1 })
    })
  })

  test('given a file lost and a record changed behind the back, then the file is neither whole nor true', async () => {
    await bureau.attachments.remove(materials[2]!.sha256)
    const write = async (title: unknown) => {
      await office.rows('alter table case_ disable trigger user')
      await office.rows('update case_ set title = $1 where id = $2', [title, caseId])
      await office.rows('alter table case_ enable trigger user')
    }
    const [row] = await office.rows('select title from case_ where id = $1', [caseId])
    await write('改过的题名')
    const { code, lacks, checks } = await taken()
    await write(row!['title'])
    expect(code).toBe(1)
    expect(lacks).toEqual(['“说明.txt”只登记了摘要，没有存入文件'])
    const [authentic, complete] = checks
    expect([authentic.result, complete.result]).toEqual(['不通过', '不通过'])
    expect(authentic.sentence).toContain('标题')
  })
})
