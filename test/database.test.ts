import { expect, test } from 'vitest'
import { migrationsFolder, readMigrations } from '#db/migrate.ts'
import { createTestDatabase } from './database.ts'

test('a test database has every migration and is its own', async () => {
  const [one, other] = [await createTestDatabase(), await createTestDatabase()]
  const owner = one.ownerPool()
  const { rows } = await owner.query('SELECT file FROM schema_migration ORDER BY number')
  expect(rows.map((row) => row.file)).toEqual((await readMigrations(migrationsFolder)).map(({ file }) => file))
  await owner.query('CREATE TABLE mine ()')
  expect((await other.ownerPool().query("SELECT to_regclass('mine') AS found")).rows).toEqual([{ found: null }])
  await Promise.all([one.drop(), other.drop()])
})
