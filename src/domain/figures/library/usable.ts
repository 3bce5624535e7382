import type { Matter } from '../../engine/matter.ts'
import { asList } from '../../engine/matter.ts'
import { leavesOf } from '../figure.ts'
import type { HouseFigure } from './house.ts'

/** The figures whose every measure one of the matters declares: a bureau has those of the registers that it uses. */
export function figuresOver(matters: readonly Matter[], figures: readonly HouseFigure[]): readonly HouseFigure[] {
  const declared = new Set(matters.flatMap(({ measures }) => Object.keys(measures)))
  return figures.filter(({ value }) =>
    leavesOf(value).every(({ measure }) => asList<string>(measure).every((one) => declared.has(one))),
  )
}
