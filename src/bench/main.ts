import { spawnSync } from 'node:child_process'
import { benchAct } from './act.ts'
import { benchAudit } from './audit/audit.ts'
import { benchDraw } from './draw.ts'
import { benchEntries } from './entries.ts'
import { benchImport } from './import.ts'
import { benchJournal } from './journal.ts'
import { benchLists } from './lists.ts'
import { benchLoad } from './load.ts'
import { benchPaper } from './paper.ts'
import { benchReport } from './report.ts'
import { benchScreening } from './screening/screening.ts'

const benches: Readonly<Record<string, () => Promise<void>>> = {
  act: benchAct,
  audit: benchAudit,
  draw: benchDraw,
  entries: benchEntries,
  import: benchImport,
  journal: benchJournal,
  lists: benchLists,
  load: benchLoad,
  paper: benchPaper,
  report: benchReport,
  screening: benchScreening,
}

const [name] = process.argv.slice(2)
if (name === undefined) {
  // Each in a process of its own: what one leaves in memory is not to be counted with the next.
  for (const each of Object.keys(benches)) {
    const { status } = spawnSync(process.execPath, [import.meta.filename, each], { stdio: 'inherit' })
    if (status !== 0) process.exit(status ?? 1)
  }
} else {
  const bench = benches[name]
  if (!bench) {
    console.error(`没有基准“${name}”；可选：${Object.keys(benches).join('、')}`)
    process.exit(2)
  }
  await bench()
}
