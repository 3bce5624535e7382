import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fsckSource } from '#db/journal-fsck.ts'
import { openReader } from '#db/schema.ts'
import { types } from '#db/types.ts'
import { drawSamples } from '#domain/matters/enforcement/random-inspection.samples.ts'
import { holdDraw, scriptOf } from '../../../test/held-draw.ts'
import { journalOfOffice } from '../../../test/journal.ts'
import { openOffice, type TestOffice } from '../../../test/office.ts'
import { fsck } from '../fsck.ts'

let office: TestOffice
let caseId: string
beforeAll(async () => {
  office = await openOffice({ today: '2024-04-15' })
  caseId = await holdDraw(office, 'complete', scriptOf(drawSamples('见证')))
})
afterAll(() => office.close())

async function found(): Promise<(readonly [string, string | undefined])[]> {
  const reader = openReader(office.database.pool({ max: 2, types }))
  const report = await fsck(
    office.house,
    journalOfOffice(office, office.dataDir),
    fsckSource(reader, 'kunming-science'),
  )
  return report.findings.map(({ code, caseId }) => [code, caseId])
}

it('given a result that rests on a witness, then fsck proves it; given the file removed, garbled or forged, then it says so', async () => {
  expect(await found()).toEqual([])
  const folder = join(office.dataDir, 'journal', 'witnessed')
  const [name] = readdirSync(folder)
  const path = join(folder, name!)
  const sound = readFileSync(path)
  const spoilt = [
    () => rmSync(path),
    () => writeFileSync(path, 'x'),
    // The signature of another time.
    () =>
      writeFileSync(
        path,
        sound.toString().replace(/(— witness\S* \S{8})\S/, (_, kept) => `${kept}B`),
      ),
  ]
  for (const spoil of spoilt) {
    spoil()
    const findings = await found()
    expect(findings).toContainEqual(['sight.unproven', caseId])
    writeFileSync(path, sound)
  }
  writeFileSync(join(folder, '1'), sound)
  expect(await found()).toEqual([['journal.witnessed', undefined]])
  rmSync(join(folder, '1'))
  expect(await found()).toEqual([])
})
