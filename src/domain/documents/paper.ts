import { type Day, dayText } from '../calendar/day.ts'
import { canonicalJson, type Json } from '../journal/canonical-json.ts'
import type { Block, Layout } from './wording.ts'

/** One issued document, whole: what its renderers print and what its act seals. */
export type Paper = {
  readonly v: 'zs-document/1'
  /** `matter.kind` */
  readonly kind: string
  readonly layout: Layout
  readonly title: string
  readonly number?: string
  readonly to?: string
  readonly signer?: { readonly post: string; readonly name: string }
  readonly body: readonly Block[]
  readonly issuer: string
  /** 成文日期: the day of the act. */
  readonly on: Day
  /** 附注, each in brackets below the date. */
  readonly notes: readonly string[]
  /** Where the act stands: the case and its entry. */
  readonly of: { readonly case: string; readonly n: number }
  /** The version of the bureau's own wording in which it is written: the case that holds it, and its first day. */
  readonly wording?: { readonly case: string; readonly from: Day }
  /** Where on the web it can be checked, as the bureau had set it on the day of the act. */
  readonly check?: string
  /** The copy for everybody, from which is left out what must not be public. */
  readonly copy?: 'public'
}

/** The bytes of a document: RFC 8785, so that one document has one text and one hash. */
export const paperText = (paper: Paper): string => canonicalJson(paper as unknown as Json)

/** For the properties of a file: in whose words the document is written. */
export const wordingNote = ({ wording }: Pick<Paper, 'wording'>): string =>
  wording ? `用语：本局自${dayText(wording.from)}起用的一版（办件${wording.case}）` : '用语：系统原有'

/** @throws RangeError when the text is no document of this version */
export function paperOf(text: string): Paper {
  const paper = JSON.parse(text) as Paper
  if (paper?.v !== 'zs-document/1') throw new RangeError('E_DOCUMENT: not a zs-document/1')
  return paper
}
