import { sql } from 'kysely'
import { type Migration, migrationsFolder, readMigrations } from './migrate.ts'
import type { Reader } from './schema.ts'
import { appRole } from './server/roles.ts'

/** What the migrations made to guard the records: triggers by table, and the bodies of functions. */
export type Guards = {
  readonly triggers: ReadonlyMap<string, string>
  readonly functions: ReadonlyMap<string, string>
}

const arrayLoop = /array\[((?:'\w+'(?:,\s*)?)+)\] loop([\s\S]*?)end loop/g
const madeOrDropped = /\b(create (?:constraint )?trigger|drop trigger) (\w+)[\s\S]*?\bon (\w+)|\bdrop table (\w+)/g
const functionBody = /create (?:or replace )?function (\w+)\([\s\S]*?\bas \$\$([\s\S]*?)\$\$/g

/** Reads from the migrations, in their order, which guards stand after the last of them. */
export function guardsOf(migrations: readonly Pick<Migration, 'sql'>[]): Guards {
  const triggers = new Map<string, string>()
  const functions = new Map<string, string>()
  for (const { sql: text } of migrations) {
    for (const [, names = '', body = ''] of text.matchAll(arrayLoop))
      for (const [, table] of names.matchAll(/'(\w+)'/g))
        for (const [, kind] of body.matchAll(/trigger %I_(\w+)/g)) triggers.set(`${table}_${kind}`, table!)
    for (const [, verb, name, table, gone] of text.replaceAll(arrayLoop, '').matchAll(madeOrDropped)) {
      if (gone) for (const [trigger, of] of triggers) if (of === gone) triggers.delete(trigger)
      if (name && table) verb!.startsWith('drop') ? triggers.delete(name) : triggers.set(name, table)
    }
    for (const [, name, body] of text.matchAll(functionBody)) functions.set(name!, body!)
  }
  return { triggers, functions }
}

type Found = {
  readonly triggers: readonly { readonly name: string; readonly table: string; readonly enabled: string }[]
  readonly functions: readonly { readonly name: string; readonly body: string }[]
  readonly powers: readonly string[]
  readonly rights: readonly string[]
}

/** Compares the guards of the database with what the migrations made. One sentence for each thing that is amiss. */
export async function guardFaults(reader: Reader, folder = migrationsFolder): Promise<readonly string[]> {
  const expected = guardsOf(await readMigrations(folder))
  const found = await read(reader)
  const standing = new Map(found.triggers.map((one) => [one.name, one]))
  const bodies = new Map(found.functions.map(({ name, body }) => [name, body]))
  return [
    ...[...expected.triggers].flatMap(([name, table]) => {
      const one = standing.get(name)
      if (one?.table !== table) return [`表 ${table} 的守护 ${name} 不在了`]
      return one.enabled === 'O' ? [] : [`表 ${table} 的守护 ${name} 被停用`]
    }),
    ...[...expected.functions].flatMap(([name, body]) => {
      const own = bodies.get(name)
      if (own === undefined) return [`函数 ${name} 不在了`]
      return own === body ? [] : [`函数 ${name} 被改动`]
    }),
    ...found.powers.map((power) => `应用角色 ${appRole} 有不应有的权力：${power}`),
    ...found.rights.map((right) => `应用角色 ${appRole} 有不应有的权限：${right}`),
  ]
}

async function read(reader: Reader): Promise<Found> {
  const { rows } = await sql<Found>`
    select
      (select coalesce(json_agg(json_build_object('name', t.tgname, 'table', c.relname, 'enabled', t.tgenabled)), '[]')
       from pg_trigger t join pg_class c on c.oid = t.tgrelid
       where not t.tgisinternal and c.relnamespace = 'public'::regnamespace) as triggers,
      (select coalesce(json_agg(json_build_object('name', proname, 'body', prosrc)), '[]')
       from pg_proc where pronamespace = 'public'::regnamespace) as functions,
      (select coalesce(json_agg(power), '[]') from pg_roles r, unnest(array[
         case when r.rolsuper then '超级用户' end, case when r.rolcreaterole then '建立角色' end,
         case when r.rolcreatedb then '建立数据库' end, case when r.rolreplication then '复制' end,
         case when r.rolbypassrls then '绕过行级安全' end]) power
       where r.rolname = ${appRole} and power is not null) as powers,
      (select coalesce(json_agg(relname || ' ' || verb order by relname, verb), '[]')
       from pg_class c, unnest(array['insert', 'update', 'delete', 'truncate']) verb
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
         and has_table_privilege(${appRole}, c.oid, verb)
         and (verb = 'truncate' or pg_get_userbyid(c.relowner) = ${appRole}
           or (verb in ('update', 'delete') and exists (select from pg_trigger t
             where t.tgrelid = c.oid and t.tgname = c.relname || '_append_only'))
           or c.relname in ('journal', 'log_head', 'journal_published'))) as rights`.execute(reader)
  return rows[0]!
}
