import { worded } from '../../engine/matter.ts'
import { article } from '../../law/catalogue.ts'
import { labAnimalLicenceTexts } from './lab-animal-licence.documents.ts'
import { withdrawal } from './lab-animal-licence.filing.ts'
import { replacement } from './lab-animal-licence.guards.ts'
import { reminding, unanswered } from './lab-animal-licence.limits.ts'
import { announcementBasis, deliveryBasis } from './service-of-documents.ts'

/** The documents of an application, from the receipt to the receipt of service. */
export const licencePapers = worded(labAnimalLicenceTexts, {
  receipt: { title: '收件凭证', basis: [article('行政许可法', 32)] },
  acceptance: { title: '受理通知书', basis: [article('行政许可法', 32, '第二款')] },
  correction: { title: '补正告知书', basis: [article('行政许可法', 32, '第一款第四项')] },
  notRequired: { title: '不受理告知书', basis: [article('行政许可法', 32, '第一款第一项')] },
  rejection: { title: '不予受理通知书', basis: [article('行政许可法', 32, '第二款')] },
  pauseNotice: { title: '特别程序所需时间告知书', basis: [article('行政许可法', 45)] },
  extensionNotice: { title: '延期告知书', basis: [article('行政许可法', 42, '第一款')] },
  vettingOpinion: { title: '法制审核意见书', basis: [article('国办发〔2018〕118号', '(十三)')] },
  grant: {
    title: '准予行政许可决定书',
    basis: [article('行政许可法', 38, '第一款')],
    series: '许可决定',
    public: [article('行政许可法', 40)],
  },
  refusal: { title: '不予行政许可决定书', basis: [article('行政许可法', 38, '第二款')], series: '不予许可决定' },
  falsehood: {
    title: '不予行政许可决定书（虚假材料）',
    basis: [article('行政许可法', 78)],
    series: '不予许可决定',
  },
  cancellation: { title: '注销行政许可决定书', basis: [article('行政许可法', 70)], series: '注销决定' },
  deemedRenewal: {
    title: '视为准予延续行政许可告知书',
    basis: [article('行政许可法', 50, '第二款')],
    public: [article('行政许可法', 40)],
  },
  licence: {
    title: '实验动物许可证',
    basis: [article('行政许可法', 39)],
    series: (data) => (data.application?.permitType === '生产' ? 'SCXK' : 'SYXK'),
  },
  reissued: {
    title: '实验动物许可证（换发）',
    basis: [article('行政许可法', 39), article('行政许可法', 49), replacement],
  },
  termination: { title: '终止办理告知书', basis: [withdrawal] },
  reminder: { title: '补正提醒', basis: [reminding] },
  lapse: { title: '逾期不补正终止办理告知书', basis: [unanswered] },
  incomplete: { title: '补正后不予受理通知书', basis: [article('行政许可法', 32, '第二款')] },
  deliveryReceipt: { title: '送达回证', basis: deliveryBasis },
  announcement: { title: '送达公告', basis: announcementBasis },
})
