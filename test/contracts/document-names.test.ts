import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { codesOf } from '#domain/documents/house-wording.ts'
import { allMatters } from '#domain/matters/all.ts'

it('给文书改名后，按原名登记的用语仍归这份文书：原名写入 formerly', async () => {
  const names = JSON.parse(await readFile(new URL('document-names.json', import.meta.url), 'utf8')) as object
  const known = codesOf(allMatters)
  const lost = Object.entries(names).filter(([name, code]) => known.get(name) !== code)
  expect(lost).toEqual([])
})
