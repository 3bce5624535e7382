import type { HouseMeasure } from '../../matters/all.ts'
import type { Expression, Figure, Leaf } from '../figure.ts'

/** Figures over measures that matters of the house declare: a slip in a measure's name does not compile. */
export type HouseFigure = Figure<HouseMeasure>
export type HouseExpression = Expression<HouseMeasure>
export type HouseLeaf = Leaf<HouseMeasure>
