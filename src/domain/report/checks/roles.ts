/**
 * Which of a bureau's figures play a part in which cross-check. The checks know parts, never figures: a bureau without
 * a part simply has nothing to check there.
 */
export type CheckRoles<F extends string = string> = {
  /** X1: licences by their outcome against the cases decided, under the three systems, and entered on the platform. */
  readonly licences?: {
    readonly outcomes: readonly F[]
    readonly systems: F
    readonly entered: F
  }
  /** X2 */
  readonly promise?: { readonly promised: F; readonly slowest: F }
  /** X3: hours a head times heads must give the hours recorded. */
  readonly training?: {
    readonly officers: F
    readonly share: F
    readonly means: readonly { readonly mean: F; readonly total: F }[]
  }
  /** X4 */
  readonly visits?: { readonly units: F; readonly officers: F }
  /** X5 */
  readonly coverage?: { readonly covered: F; readonly whole: F }
  /** X6: of the documents filed in the year, the share that stands among those in force at its end. */
  readonly filedInForce?: { readonly share: F }
  /** X7 */
  readonly lists?: { readonly named: F; readonly listed: readonly F[] }
  /** X8: `all` counts the files of both years, each once. */
  readonly dossiers?: { readonly previous: F; readonly same: F; readonly all: F }
  /** X11 */
  readonly share?: { readonly percent: F; readonly own: F; readonly whole: F }
  /** X12 */
  readonly intensity?: { readonly computed: F; readonly published: F }
  /** X13 */
  readonly newLaws?: { readonly studied: F }
}
export type CheckRole = keyof CheckRoles

/** Ids of all figures that play a part. */
export const figuresIn = (part: CheckRoles | CheckRoles[CheckRole]): readonly string[] => [...new Set(stringsIn(part))]

const stringsIn = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : Object.values(value ?? {}).flatMap(stringsIn)
