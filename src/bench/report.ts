import type { Pool } from 'pg'
import { loadDemo } from '#app/demo/load-demo.ts'
import { annualReport, figureOf } from '#app/report.ts'
import { kunmingDemo } from '#bureaus/kunming-science/demo/index.ts'
import { registerAgency } from '#db/agency.ts'
import { cursorOf, type FactLine } from '#db/figure.view.ts'
import { types } from '#db/types.ts'
import { leavesOf } from '#domain/figures/figure.ts'
import { makeApp } from '#web/server.ts'
import type { Bureau } from '../bureau.ts'
import { benchBureau } from './bench-bureau.ts'
import { percentile, report, seconds } from './measure.ts'

const year = 2024
const added = 1_000_000
const visits = 200
/** The value of the contracts: the figure with the most records. */
const claim = 'F12'

/** The report and the way from a number to its records, in the demo year and with a million contracts more. */
export async function benchReport(): Promise<void> {
  const bureau = await benchBureau([])
  const owner = bureau.database.ownerPool({ max: 1, types })
  try {
    const { staff, acts } = kunmingDemo()
    await registerAgency(owner, bureau.profile, staff)
    await loadDemo(bureau.house, bureau.attachments, acts)
    await owner.query('analyze')
    const measure = measureOf(bureau)
    await reportTime('report.demo', bureau, owner, measure)
    await addContracts(owner, bureau.profile.id, measure)
    await reportTime('report.1m', bureau, owner, measure)
    await drill(bureau, owner, measure)
    report('report.rss', process.memoryUsage().rss / 1e6, 'MB')
  } finally {
    await owner.end()
    await bureau.remove()
  }
}

function measureOf({ profile }: Bureau): string {
  const measure = leavesOf(figureOf(profile, claim).value)[0]?.measure
  if (typeof measure !== 'string') throw new Error(`${claim} is not of one measure`)
  return measure
}

/** The whole report against the bare aggregate of its largest number; both are asked once before. */
async function reportTime(name: string, bureau: Bureau, owner: Pool, measure: string): Promise<void> {
  const ours = () => annualReport(bureau.profile, bureau.sources, year)
  const bare = () =>
    owner.query(
      `select count(*), sum(value) from fact where agency_id = $1 and measure = $2
       and on_day >= '${year}-01-01' and on_day < '${year + 1}-01-01' and recorded_until = 'infinity'`,
      [bureau.profile.id, measure],
    )
  await ours()
  await bare()
  report(name, (await median(ours)) * 1000, 'ms', (await median(bare)) * 1000)
}

async function median(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let i = 0; i < 5; i += 1) times.push(await seconds(work))
  return percentile(times, 0.5)
}

/** Copies one contract a million times, over all days of the year, past the journal: only reading is measured. */
async function addContracts(owner: Pool, agency: string, measure: string): Promise<void> {
  const tables = ['case_', 'fact']
  for (const table of tables) await owner.query(`alter table ${table} disable trigger user`)
  const { rows } = await owner.query<{ case_id: string }>(
    'select case_id from fact where agency_id = $1 and measure = $2 limit 1',
    [agency, measure],
  )
  const like = rows[0]!.case_id
  const id = `md5('bench' || i)`
  const day = `date '${year}-01-01' + (i % 366)`
  await owner.query(
    `insert into case_ (agency_id, id, matter, version, variant, n, state, title, number, applicant, opened_on,
       last_at, fold, live, leaf)
     select agency_id, ${id}, matter, version, variant, n, state, '演示合同' || i, 'B' || lpad(i::text, 15, '0'),
       applicant, ${day}, last_at, fold, live, leaf
     from case_, generate_series(1, $1::int) i where agency_id = $2 and id = $3`,
    [added, agency, like],
  )
  await owner.query(
    `insert into fact (agency_id, case_id, measure, on_day, until_day, value, key, grp, twin, recorded_from)
     select agency_id, ${id}, measure, ${day}, until_day, 10000 + (i * 7919::bigint) % 4000000, key, grp, twin,
       recorded_from
     from fact, generate_series(1, $1::int) i where agency_id = $2 and case_id = $3 and measure = $4`,
    [added, agency, like, measure],
  )
  for (const table of tables) await owner.query(`alter table ${table} enable trigger user`)
  await owner.query('vacuum analyze case_, fact')
}

/** Pages of 50 records from places anywhere in the list, as a browser gets them, against the bare index scan. */
async function drill(bureau: Bureau, owner: Pool, measure: string): Promise<void> {
  const { rows } = await owner.query<FactLine>(
    `select measure, on_day as "on", until_day as "until", value::text as value, key, grp as "group", twin,
       case_id as "caseId" from fact
     where agency_id = $1 and measure = $2 and on_day >= '${year}-01-01' and on_day < '${year + 1}-01-01'
     order by md5(case_id || 'drill') limit $3`,
    [bureau.profile.id, measure, visits],
  )
  const app = makeApp(bureau)
  const path = `/figures/${claim}?year=${year}`
  await app.request(path)
  const ours: number[] = []
  const bare: number[] = []
  for (const line of rows) {
    ours.push(
      await seconds(async () => {
        const answer = await app.request(`${path}&after=${encodeURIComponent(cursorOf(line))}`)
        if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
        await answer.text()
      }),
    )
    bare.push(
      await seconds(() =>
        owner.query(
          `select on_day, case_id, value from fact where agency_id = $1 and measure = $2 and recorded_until = 'infinity'
           and (on_day, case_id) > ($3::date, $4) order by on_day, case_id limit 50`,
          [bureau.profile.id, measure, line.on, line.caseId],
        ),
      ),
    )
  }
  report('report.drill.p95', percentile(ours, 0.95) * 1000, 'ms', percentile(bare, 0.95) * 1000)
}
