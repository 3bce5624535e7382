import type { Matter } from '#domain/engine/matter.ts'
import type { Bureau } from '../bureau.ts'
import { Wanting } from './command-line.ts'
import { nearest } from './nearest.ts'

export const isRegister = (matter: Matter | undefined): matter is Matter => matter?.forms['row'] !== undefined

/** Why there is nothing to bring in or take out under this name, and what was perhaps meant. */
export function noRegister({ house }: Pick<Bureau, 'house'>, id: string, matter: Matter | undefined): Wanting {
  if (matter)
    return new Wanting(
      'matter.no-register',
      `“${matter.title}”逐件办理，不是台账，不能整表导入、导出：用 act 办理，用 casefile 取案卷`,
    )
  const near = nearest(
    id,
    house.matters.all.filter(isRegister).map((one) => one.id),
  )
  return new Wanting('matter.unknown', `没有台账“${id}”${near ? `；是不是“${near}”？` : ''}；全部台账见 list registers`)
}
