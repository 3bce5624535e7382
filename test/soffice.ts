import { existsSync, realpathSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'

/** LibreOffice installs its programs apart from one another: the library of each tells whether it is there. */
const libraries = { calc: 'libsclo.so', writer: 'libswlo.so' } as const

/** True where LibreOffice is installed with this program. */
export function hasSoffice(program: keyof typeof libraries): boolean {
  const starter = (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'soffice'))
    .find(existsSync)
  return starter !== undefined && existsSync(join(dirname(realpathSync(starter)), libraries[program]))
}
