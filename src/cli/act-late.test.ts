import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { labAnimalLicence } from '#domain/matters/services/lab-animal-licence.ts'
import { bureauOf, commandLineOf, type Said } from '../../test/bureau.ts'
import { anApplication } from '../../test/licence.ts'
import { newCaseId, openOffice, type TestOffice } from '../../test/office.ts'

let office: TestOffice
let zhunsheng: (...argv: string[]) => Promise<Said>
let paper: string
beforeAll(async () => {
  office = await openOffice({ today: '2024-05-27' })
  const bureau = bureauOf(office)
  zhunsheng = commandLineOf(bureau)
  paper = join(bureau.dataDir, '补正告知书.txt')
  writeFileSync(paper, '当时手写的告知书')
})
afterAll(async () => {
  rmSync(paper)
  await office.close()
})

const form = ['--form', JSON.stringify({ missing: ['补交检测报告'] })]
const then = ['--at', '2024-05-28 10:00']

async function submitted(): Promise<string> {
  office.setClock('2024-05-27')
  const caseId = newCaseId()
  const wish = { caseId, variant: 'issue', form: anApplication() }
  expect(await office.as('applicant').does(labAnimalLicence, 'apply', wish)).toMatchObject({ ok: true })
  return caseId
}
const correct = (caseId: string, ...more: string[]) =>
  zhunsheng('act', 'lab-animal-licence', caseId, 'correct', '--as', 'P-receptionist', ...form, ...more)
const days = async (caseId: string) =>
  (await office.rows('select fold from case_ where id = $1', [caseId]))[0]!['fold'] as { acts: object }

it('given an act of an earlier day, then the command says how, and enters it with its reason and paper', async () => {
  const caseId = await submitted()
  office.setClock('2024-05-30')
  expect((await correct(caseId, ...then)).err).toContain('补录')
  expect((await correct(caseId, ...then, '--late', '停电')).err).toContain('--paper')
  const said = await correct(caseId, ...then, '--late', '窗口停电', '--paper', paper)
  expect(said.err).toBe('')
  expect(said.out).toContain('状态“已补录”')
  expect(await days(caseId)).toMatchObject({ acts: { correct: { on: '2024-05-28', enteredOn: '2024-05-30' } } })
})

it('given a limit that has run out since, then it is proposed and another confirms it', async () => {
  const caseId = await submitted()
  office.setClock('2024-06-20')
  const late = [...then, '--late', '窗口停电', '--paper', paper]
  expect((await correct(caseId, ...late)).err).toContain('2024-06-03')
  const { out } = await correct(caseId, ...late, '--second', '--json')
  const proposal = (JSON.parse(out) as { caseId: string }).caseId
  expect((await days(caseId)).acts).not.toHaveProperty('correct')
  const confirmed = await zhunsheng('act', 'late-entry', proposal, 'confirm', '--as', 'P-head')
  expect(confirmed).toMatchObject({ code: 0, err: '' })
  expect(await days(caseId)).toMatchObject({ acts: { correct: { on: '2024-05-28' } } })
})
