/** What a bureau calls its own things: figures of the library are the same for every bureau, their names are not. */
export type BureauWords = {
  /** GB/T 2260 code of the region, and how it is named in sentences. */
  readonly region: { readonly code: string; readonly name: string }
  /** The units that a rank compares, e.g. 全省各州（市）. */
  readonly peers: { readonly name: string; readonly count: number }
  /** The local regulation under revision. */
  readonly regulation: string
  readonly businessCampaign: string
  readonly entrepreneurCampaign: string
  readonly serviceCampaign: string
  readonly scienceWeek: string
  readonly publicityColumn: string
  readonly caseSeries: string
  readonly secondmentProgramme: string
  readonly policyBooklet: string
}
