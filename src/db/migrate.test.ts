import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createTestDatabase } from '../../test/database.ts'
import { temporaryFolder } from '../../test/folder.ts'
import { migrate } from './migrate.ts'

const first = 'CREATE TABLE office (name text);\nINSERT INTO office VALUES ($$法规处$$);'
const second = 'ALTER TABLE office ADD closed boolean'

function migrationFiles(files: Record<string, string>): string {
  const folder = temporaryFolder()
  for (const [name, sql] of Object.entries(files)) writeFileSync(join(folder, name), sql)
  return folder
}

async function emptyDatabase() {
  const database = await createTestDatabase({ empty: true })
  onTestFinished(database.drop)
  return database.ownerPool()
}

test('migrations are applied once, in order, by however many processes start together', async () => {
  const owner = await emptyDatabase()
  const folder = migrationFiles({ '0002_close.sql': second, '0001_office.sql': first, 'README.md': 'not one' })
  const applied = await Promise.all([migrate(owner, folder), migrate(owner, folder), migrate(owner, folder)])
  expect(applied.flat().sort()).toEqual(['0001_office.sql', '0002_close.sql'])
  expect((await owner.query('SELECT name, closed FROM office')).rows).toEqual([{ name: '法规处', closed: null }])
  expect(await migrate(owner, folder)).toEqual([])
})

test('a failing migration leaves no trace, and those before it stay', async () => {
  const owner = await emptyDatabase()
  const broken = migrationFiles({ '0001_office.sql': first, '0002_close.sql': `${second}; SELECT nonsense` })
  await expect(migrate(owner, broken)).rejects.toMatchObject({
    code: 'migration.failed',
    message: expect.stringContaining('0002_close.sql'),
  })
  expect(Object.keys((await owner.query('SELECT * FROM office')).rows[0])).toEqual(['name'])
  expect(await migrate(owner, migrationFiles({ '0001_office.sql': first, '0002_close.sql': second }))).toEqual([
    '0002_close.sql',
  ])
})

test('an applied file that was changed is refused; other line ends are no change', async () => {
  const owner = await emptyDatabase()
  await migrate(owner, migrationFiles({ '0001_office.sql': first }))
  expect(await migrate(owner, migrationFiles({ '0001_office.sql': first.replace('\n', '\r\n') }))).toEqual([])
  await expect(migrate(owner, migrationFiles({ '0001_office.sql': `${first} -- changed` }))).rejects.toMatchObject({
    code: 'migration.changed',
  })
})

test('a database newer than the program is refused', async () => {
  const owner = await emptyDatabase()
  await migrate(owner, migrationFiles({ '0001_office.sql': first, '0002_close.sql': second }))
  await expect(migrate(owner, migrationFiles({ '0001_office.sql': first }))).rejects.toMatchObject({
    code: 'migration.newer',
    message: expect.stringMatching(/第 2 号.*第 1 号/),
  })
})

test.each([
  ['a gap', { '0001_a.sql': '', '0003_c.sql': '' }],
  ['a number given twice', { '0001_a.sql': '', '0001_b.sql': '' }],
  ['a name of another form', { '1_a.sql': '' }],
])('files with %s are refused before anything is applied', async (_, files) => {
  const owner = await emptyDatabase()
  await expect(migrate(owner, migrationFiles(files))).rejects.toMatchObject({ code: 'migration.folder' })
})
