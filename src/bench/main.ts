import { benchAct } from './act.ts'
import { benchDraw } from './draw.ts'
import { benchImport } from './import.ts'
import { benchJournal } from './journal.ts'
import { benchReport } from './report.ts'

const benches: Readonly<Record<string, () => Promise<void>>> = {
  act: benchAct,
  draw: benchDraw,
  import: benchImport,
  journal: benchJournal,
  report: benchReport,
}

const [name] = process.argv.slice(2)
const chosen = name === undefined ? Object.keys(benches) : [name]
for (const each of chosen) {
  const bench = benches[each]
  if (!bench) {
    console.error(`没有基准“${each}”；可选：${Object.keys(benches).join('、')}`)
    process.exit(2)
  }
  await bench()
}
