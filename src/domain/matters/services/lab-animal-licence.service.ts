import { mustCase } from '../../engine/matter.ts'
import { article } from '../../law/catalogue.ts'
import { bureauRule } from '../../law/citation.ts'
import { publishesLicence } from './lab-animal-licence.guards.ts'
import { announcementBasis, announcing, deeming, deliveryBasis, deliveryGuards } from './service-of-documents.ts'

const notServed = mustCase(
  '决定已经送达',
  ({ before }) => !['serve', 'serveRefusal', 'deemServed', 'deemRefusalServed'].some((act) => before?.acts[act]),
  deliveryBasis[0],
)
const announcedOnce = mustCase(
  '决定已经公告送达',
  ({ before }) => !before?.acts['announce'] && !before?.acts['announceRefusal'],
  announcementBasis[0],
)
/** Served electronically is who has agreed to it in his application. */
const delivering = [notServed, ...deliveryGuards(({ application }) => application?.['eService'] !== undefined)]
const enteredOnce = bureauRule('一件办件只在省平台录入一次', '录入的日期决定它归入哪一年')
const archiving = [article('国办发〔2018〕118号', '(九)'), article('档案法', 13), article('档案法', 14)] as const

/** 送达 (第四十四条), 公示 (第四十条), the platform, and the file. */
export const service = {
  serve: {
    label: '送达',
    by: 'server',
    from: 'granted',
    to: 'served',
    form: 'delivery',
    stops: ['delivery', 'announcement'],
    issues: ['deliveryReceipt'],
    basis: [article('行政许可法', 44), ...deliveryBasis],
    guards: delivering,
  },
  announce: { ...announcing, label: '公告送达决定', from: 'granted', guards: [notServed, announcedOnce] },
  deemServed: {
    ...deeming,
    label: '公告期满视为送达',
    from: 'granted',
    to: 'served',
    stops: ['announcement', 'delivery'],
  },
  serveRefusal: {
    label: '送达不予许可决定',
    by: 'server',
    from: 'refused',
    to: 'same',
    form: 'delivery',
    stops: ['delivery', 'announcement'],
    issues: ['deliveryReceipt'],
    basis: [article('行政许可法', 44), article('行政许可法', 38, '第二款'), ...deliveryBasis],
    guards: delivering,
    once: true,
  },
  announceRefusal: {
    ...announcing,
    label: '公告送达不予许可决定',
    from: 'refused',
    guards: [notServed, announcedOnce],
  },
  deemRefusalServed: {
    ...deeming,
    label: '不予许可决定公告期满视为送达',
    from: 'refused',
    to: 'same',
    stops: ['announcement', 'delivery'],
  },
  publish: {
    label: '公示',
    by: 'publisher',
    from: ['granted', 'served'],
    to: 'same',
    form: 'publicity',
    publishes: ['行政许可决定'],
    stops: 'publicity',
    entails: publishesLicence,
    basis: [article('行政许可法', 40), article('国办发〔2018〕118号', '(六)')],
  },
  enterPlatform: {
    label: '录入省平台',
    by: 'publisher',
    from: ['granted', 'served', 'refused'],
    to: 'same',
    form: 'platform',
    basis: [article('国办发〔2018〕118号', '(十六)')],
    guards: [mustCase('本案已完成省平台录入，不重复录入', ({ before }) => !before?.acts.enterPlatform, enteredOnce)],
  },
  archive: {
    label: '立卷归档',
    by: 'caseOfficer',
    from: 'served',
    to: 'archived',
    after: ['publish', 'enterPlatform'],
    basis: archiving,
  },
  archiveRefusal: {
    label: '不予许可立卷归档',
    by: 'caseOfficer',
    from: 'refused',
    to: 'same',
    after: ['enterPlatform'],
    basis: archiving,
    guards: [
      mustCase(
        '不予许可决定送达之后才能归档',
        ({ before }) => Boolean(before?.acts['serveRefusal'] ?? before?.acts['deemRefusalServed']),
        deliveryBasis[0],
      ),
    ],
  },
} as const
