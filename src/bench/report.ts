import { annualReport, reportTime } from '#app/report.ts'
import { reportJson } from '#app/report-json.ts'
import { fillDemo } from '#cli/commands/demo.ts'
import { cursorOf, type FactLine } from '#db/figure.view.ts'
import { types } from '#db/types.ts'
import { technologyContract } from '#domain/matters/services/technology-contract.ts'
import { makeApp } from '../web/server.ts'
import { benchBureau } from './bench-bureau.ts'
import { percentile, report, seconds } from './measure.ts'

type Bench = Awaited<ReturnType<typeof benchBureau>>
type Owner = ReturnType<Bench['database']['ownerPool']>

const year = 2024
const added = 1_000_000
const pages = 200
const pageSize = 50
const measure = 'technology-contract.registered'

/** The report and the way down to its records: with the demo year, then with a million contracts more. */
export async function benchReport(): Promise<void> {
  const bureau = await benchBureau([])
  const owner = bureau.database.ownerPool({ max: 1, types })
  try {
    await fillDemo(bureau, () => undefined)
    await measureReport('report.demo', bureau)
    await addContracts(owner, bureau.profile.id)
    await measureReport('report.million', bureau)
    await measurePages(owner, bureau)
    report('report.rss', process.memoryUsage.rss() / 1e6, 'MB')
  } finally {
    await owner.end()
    await bureau.remove()
  }
}

/** The whole report against the bare count and sum of its largest set of facts. */
async function measureReport(name: string, { profile, sources, database, house }: Bench): Promise<void> {
  const pool = database.pool({ max: 1, types })
  const bare = `select count(*), sum(value) from fact where agency_id = $1 and measure = $2
    and on_day >= '${year}-01-01' and on_day < '${year + 1}-01-01' and recorded_until = 'infinity'`
  const ours: number[] = []
  const floor: number[] = []
  for (let round = 0; round < 6; round += 1) {
    ours.push(
      await seconds(async () =>
        JSON.stringify(reportJson(await annualReport(profile, sources, reportTime(year, house.clock.now())))),
      ),
    )
    floor.push(await seconds(() => pool.query(bare, [profile.id, measure])))
  }
  await pool.end()
  // The first round warms both.
  report(name, median(ours.slice(1)) * 1000, 'ms', median(floor.slice(1)) * 1000)
}

const median = (values: readonly number[]): number => percentile(values, 0.5)

/**
 * Contracts as the demo holds them, copied under other names by the owner of the tables: this measures reading, and a
 * million acts through the ordinary path would take the bench an hour.
 */
async function addContracts(owner: Owner, agency: string): Promise<void> {
  for (const table of ['case_', 'fact']) await owner.query(`alter table ${table} disable trigger user`)
  await owner.query(
    `insert into case_ (agency_id, id, matter, version, variant, n, state, title, number, applicant, opened_on, last_at,
       fold, live, leaf)
     select agency_id, md5('bench' || i), matter, version, variant, n, state, '演示合同' || i,
       'B' || lpad(i::text, 9, '0'), applicant, date '${year}-01-01' + i % 366, last_at, fold, '{}', leaf
     from (select * from case_ where agency_id = $1 and matter = $2 limit 1) sample, generate_series(1, $3::int) i`,
    [agency, technologyContract.id, added],
  )
  await owner.query(
    `insert into fact (agency_id, case_id, measure, on_day, value, key, grp, twin, recorded_from)
     select agency_id, md5('bench' || i), measure, date '${year}-01-01' + i % 366, 10000 + (i * 7919::bigint) % 4000000,
       key, grp, twin, recorded_from
     from (select * from fact where agency_id = $1 and recorded_until = 'infinity' and case_id =
         (select case_id from fact where agency_id = $1 and measure = $2 and recorded_until = 'infinity' limit 1)) sample,
       generate_series(1, $3::int) i`,
    [agency, measure, added],
  )
  for (const table of ['case_', 'fact']) await owner.query(`alter table ${table} enable trigger user`)
  await owner.query('vacuum analyze')
}

/** Pages of records at random places, as a reader gets them, against the bare SQL of such a page. */
async function measurePages(owner: Owner, bureau: Bench): Promise<void> {
  const agency = bureau.profile.id
  const app = makeApp(bureau)
  const open = async (after: string): Promise<void> => {
    const answer = await app.request(`/figures/contracts-registered?year=${year}&after=${after}`)
    const lines = (await answer.text()).match(/href="\/records\/[^"/]+"/g)?.length
    if (answer.status !== 200 || lines !== pageSize) throw new Error(`page after ${after}: ${answer.status}, ${lines}`)
  }
  const bare = `select fact.on_day, fact.value::text, c.title, c.number from (
      select * from fact where agency_id = $1 and measure = $2 and recorded_until = 'infinity'
        and on_day < '${year + 1}-01-01' and (on_day, case_id) > ($3::date, $4)
      order by on_day, case_id limit ${pageSize}) fact
    join case_ c on c.agency_id = $1 and c.id = fact.case_id order by fact.on_day, fact.case_id`
  const ours: number[] = []
  const floor: number[] = []
  for (let n = 0; n <= pages; n += 1) {
    const { rows } = await owner.query<FactLine>(
      `select measure, on_day as "on", until_day as "until", value::text as value, key, grp as "group", twin,
         case_id as "caseId"
       from fact where agency_id = $1 and measure = $2 and case_id = md5('bench' || $3::int)`,
      // Places scattered over the set, the same in every run; the last day is left out, whose pages may be short.
      [agency, measure, place(n)],
    )
    const line = rows[0]!
    ours.push(await seconds(() => open(cursorOf(line))))
    floor.push(await seconds(() => owner.query(bare, [agency, measure, line.on, line.caseId])))
  }
  // The first page also makes what all pages share until the next record.
  report('report.first-page', ours[0]! * 1000, 'ms')
  report('report.page.p95', percentile(ours.slice(1), 0.95) * 1000, 'ms', percentile(floor.slice(1), 0.95) * 1000)
}

const place = (n: number): number => {
  const i = ((n + 1) * 611_953) % added
  return i % 366 === 365 ? i + 1 : i
}
