import type { CommandLine } from './command-line.ts'
import { actCommand } from './commands/act.ts'
import { appointCommand } from './commands/appoint.ts'
import { attachCommand } from './commands/attach.ts'
import { auditCommand } from './commands/audit.ts'
import { backupCommand } from './commands/backup.ts'
import { calendarCommand } from './commands/calendar.ts'
import { caseFileCommand } from './commands/casefile.ts'
import { creditCommand } from './commands/credit.ts'
import { demoCommand } from './commands/demo.ts'
import { doctorCommand } from './commands/doctor.ts'
import { documentCommand } from './commands/document.ts'
import { drawCommand } from './commands/draw.ts'
import { dueCommand } from './commands/due.ts'
import { exportCommand } from './commands/export.ts'
import { figureCommand } from './commands/figure.ts'
import { fsckCommand } from './commands/fsck.ts'
import { importCommand } from './commands/import.ts'
import { initCommand } from './commands/init.ts'
import { jobsCommand } from './commands/jobs.ts'
import { journalCommand } from './commands/journal.ts'
import { lawCommand } from './commands/law.ts'
import { lintCommand } from './commands/lint.ts'
import { listCommand } from './commands/list.ts'
import { orphansCommand } from './commands/orphans.ts'
import { personCommand } from './commands/person.ts'
import { rederiveCommand } from './commands/rederive.ts'
import { remindersCommand } from './commands/reminders.ts'
import { reportCommand } from './commands/report.ts'
import { restoreCommand } from './commands/restore.ts'
import { screenCommand } from './commands/screen.ts'
import { serveCommand } from './commands/serve.ts'
import { tokenCommand } from './commands/token.ts'
import { witnessCommand } from './commands/witness.ts'
import { workCommand } from './commands/work.ts'

export const commands: readonly CommandLine[] = [
  serveCommand,
  workCommand,
  initCommand,
  personCommand,
  appointCommand,
  demoCommand,
  reportCommand,
  documentCommand,
  creditCommand,
  caseFileCommand,
  figureCommand,
  auditCommand,
  screenCommand,
  lintCommand,
  dueCommand,
  listCommand,
  actCommand,
  attachCommand,
  orphansCommand,
  importCommand,
  exportCommand,
  lawCommand,
  drawCommand,
  journalCommand,
  fsckCommand,
  rederiveCommand,
  calendarCommand,
  backupCommand,
  restoreCommand,
  jobsCommand,
  remindersCommand,
  doctorCommand,
  tokenCommand,
  witnessCommand,
]
