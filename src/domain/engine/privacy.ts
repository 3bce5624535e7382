import type { Matter } from './matter.ts'

/**
 * What is never shown without sign-in (个人信息保护法第六条: no more than the purpose needs):
 * - records of a matter that declares itself `confidential`: only that a sealed record exists;
 * - fields whose definition says `meta({ private: true })`;
 * - the fields below, which hold names of private persons, their numbers, or the papers that an applicant handed in;
 * - any field whose title speaks of a telephone, an identity number or a home.
 */
const declared: Readonly<Record<string, readonly string[]>> = {
  'lab-animal-licence': [
    'application.facilityHead',
    'application.materials',
    'commitment.signedBy',
    'delivery.recipient',
  ],
  'head-reception': ['row.issues.visitor'],
  'legal-counsel': ['row.certificate'],
  'publicity-material': ['row.receiver'],
}

const personal = /电话|手机|联系方式|身份证|证件号码|住址|出生日期/

export const isPrivateField = (
  matter: Matter,
  path: string,
  meta: { readonly title?: unknown; readonly private?: unknown },
): boolean =>
  meta.private === true ||
  (declared[matter.id]?.includes(path) ?? false) ||
  (typeof meta.title === 'string' && personal.test(meta.title))
