import { handleCommand } from '#app/handle-command.ts'
import { figureView } from '#db/figure.view.ts'
import { type ListWish, listView } from '#db/list.view.ts'
import { openReader } from '#db/schema.ts'
import { types } from '#db/types.ts'
import type { Day } from '#domain/calendar/day.ts'
import { questionOf } from '#domain/figures/evaluate.ts'
import { technologyContract } from '#domain/matters/services/technology-contract.ts'
import { benchBureau } from './bench-bureau.ts'
import { contractRow } from './contracts.ts'
import { percentile, report, seconds } from './measure.ts'

type Bench = Awaited<ReturnType<typeof benchBureau>>
type Owner = ReturnType<Bench['database']['ownerPool']>

const rows = Number(process.env['BENCH_ROWS'] ?? 200_000)
const rounds = 40

/** Lists and searches of a register of 200,000 rows; the words of a figure's search stand in one record of 2,000. */
export async function benchLists(): Promise<void> {
  const bureau = await benchBureau(['contractRegistrar'])
  const owner = bureau.database.ownerPool({ max: 1, types })
  try {
    await fillRegister(bureau, owner)
    await measureLists(bureau)
    await measureFigure(bureau)
  } finally {
    await owner.end()
    await bureau.remove()
  }
}

/** One contract entered by its registrar, and copies of it. */
export async function fillRegister({ house, profile }: Bench, owner: Owner): Promise<void> {
  const outcome = await handleCommand(house, 'bench-contractRegistrar', {
    ...{ id: 'bench-0', matter: technologyContract.id, caseId: '0'.repeat(32), action: 'record' },
    form: contractRow(0),
  })
  if (!outcome.ok) throw new Error(outcome.message)
  await addRows(owner, profile.id)
}

/** Copies of one contract under other names, by the owner of the tables: this measures reading. */
async function addRows(owner: Owner, agency: string): Promise<void> {
  const tables = ['case_', 'fact', 'listed']
  for (const table of tables) await owner.query(`alter table ${table} disable trigger user`)
  await owner.query(
    `insert into case_ (agency_id, id, matter, version, variant, n, state, title, applicant, opened_on, last_at, fold,
       live, leaf)
     select agency_id, md5('bench' || i), matter, version, variant, n, state, '演示合同' || i, applicant, opened_on,
       last_at, fold, '{}', leaf
     from (select * from case_ where agency_id = $1 and matter = $2) sample, generate_series(1, $3::int) i`,
    [agency, technologyContract.id, rows],
  )
  await owner.query(
    `insert into listed (agency_id, case_id, matter, version, state, on_day, cells, open_day, open_state, open_cells)
     select agency_id, md5('bench' || i), matter, version, state, date '2023-01-01' + i % 730, made, date '2023-01-01' + i % 730,
       state, made
     from (select * from listed where agency_id = $1 and matter = $2) sample, generate_series(1, $3::int) i,
       lateral (select cells[:1] || null::text || array['卖方' || i % 2000 || '科技有限公司', '买方' || i % 500 || '研究所',
         (array['技术开发', '技术转让', '技术许可', '技术咨询', '技术服务'])[i % 5 + 1],
         (10000 + (i * 7919::bigint) % 4000000)::text, (10000 + (i * 7919::bigint) % 4000000)::text] || cells[8:] as made) m`,
    [agency, technologyContract.id, rows],
  )
  await owner.query(
    `insert into fact (agency_id, case_id, measure, on_day, value, key, grp, twin, recorded_from)
     select agency_id, md5('bench' || i), measure, date '2023-01-01' + i % 730, value, key, grp, twin, recorded_from
     from (select * from fact where agency_id = $1 and measure = 'technology-contract.registered') sample,
       generate_series(1, $2::int) i`,
    [agency, rows],
  )
  for (const table of tables) await owner.query(`alter table ${table} enable trigger user`)
  await owner.query('vacuum analyze')
}

async function p95(name: string, work: () => Promise<unknown>): Promise<void> {
  await work()
  const times: number[] = []
  for (let n = 0; n < rounds; n += 1) times.push(await seconds(work))
  report(name, percentile(times, 0.95) * 1000, 'ms')
}

async function measureLists({ database, profile }: Bench): Promise<void> {
  const pool = database.pool({ max: 2, types })
  const lists = listView(openReader(pool), profile.id)
  const { inForceFrom, states } = technologyContract
  const sight = { states: Object.keys(states), applicants: [], actor: 'bench' }
  const all: ListWish = { versions: [technologyContract], onlooker: new Map([[inForceFrom as Day, sight]]) }
  const wishes: Readonly<Record<string, Partial<ListWish>>> = {
    first: {},
    year: { year: 2024 },
    filter: { only: new Map([['row.type', '技术服务']]) },
    sort: { order: { by: 'row.totalAmount', descending: true } },
    text: { text: '卖方1234科技' },
    common: { text: '技术服务' },
  }
  for (const [name, wish] of Object.entries(wishes)) {
    await p95(`list.${name}.page`, () => lists.page({ ...all, ...wish }, { limit: 50 }))
    await p95(`list.${name}.summary`, () => lists.summary({ ...all, ...wish }))
  }
  await p95('list.last.page', () => lists.page(all, { limit: 50, skip: rows - 50 }))
  await pool.end()
}

async function measureFigure({ database, profile }: Bench): Promise<void> {
  const pool = database.pool({ max: 2, types })
  const figures = figureView(openReader(pool), profile.id)
  const question = questionOf({ measure: 'technology-contract.registered', window: 'year' }, 2024)
  const text = '卖方1234科技'
  await p95('search.text.page', () => figures.page(question, { text, limit: 50 }))
  await p95('search.text.summary', () => figures.summary(question, text))
  await pool.end()
}
