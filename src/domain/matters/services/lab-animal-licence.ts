import { adverse, defineMatter } from '../../engine/matter.ts'
import { article } from '../../law/catalogue.ts'
import { decision } from './lab-animal-licence.decision.ts'
import { examination } from './lab-animal-licence.examination.ts'
import { licenceFacts, licenceMeasures } from './lab-animal-licence.facts.ts'
import { filing, withdraw } from './lab-animal-licence.filing.ts'
import { licenceForms } from './lab-animal-licence.forms.ts'
import { licenceLimits } from './lab-animal-licence.limits.ts'
import { licencePapers } from './lab-animal-licence.papers.ts'
import { labAnimalLicenceSamples } from './lab-animal-licence.samples.ts'
import { service } from './lab-animal-licence.service.ts'

/**
 * 实验动物许可证: licensing.md §7. The licence rests on the quality certification of 实验动物管理条例第六条 and the
 * ministry's measures; the procedure is 行政许可法's. Site verification by officers does not stop the clock.
 */
export const labAnimalLicence = defineMatter({
  id: 'lab-animal-licence',
  title: '实验动物许可证核发（含变更、补证、注销）',
  kind: 'licence',
  chapter: 'services',
  inForceFrom: '2023-01-01',
  basis: [article('实验动物管理条例', 6), article('国科发财字〔1997〕593号', 12), article('优化营商环境条例', 40)],
  variants: { issue: '核发', amend: '变更', renew: '延续', replace: '补证', cancel: '注销' },

  states: {
    submitted: '已提交',
    returned: '待补正',
    accepted: '已受理',
    reviewed: '已审查',
    vetted: '已法制审核',
    deemed: '视为准予延续',
    granted: '已准予',
    served: '已送达',
    archived: '已归档',
    terminated: '已终止',
    notRequired: adverse('不受理'),
    notAccepted: adverse('不予受理'),
    refused: adverse('不予许可'),
  },
  final: ['archived', 'terminated', 'notRequired', 'notAccepted', 'refused'],

  readers: [
    'applicant',
    'receptionist',
    'caseOfficer',
    'sectionHead',
    'legalReviewer',
    'head',
    'supervisor',
    { role: 'server', in: ['granted', 'refused', 'served', 'archived'] },
    { role: 'publisher', in: ['granted', 'refused', 'served', 'archived'] },
  ],

  forms: licenceForms,
  samples: labAnimalLicenceSamples,

  limits: licenceLimits,

  documents: licencePapers,
  publicView: {
    basis: [article('行政许可法', 40), article('国办发〔2018〕118号', '(六)')],
    acts: {
      publish: [
        'application.permitType',
        'application.applicantName',
        'application.creditCode',
        'application.facilityAddress',
        'application.scope',
        'certificate.validFrom',
        'certificate.validTo',
        'publicity.channels',
      ],
    },
  },
  follows: {
    postCheck: {
      label: '告知承诺事后核查',
      on: ['grant', 'grantReissue'],
      basis: [article('优化营商环境条例', 40), article('行政许可法', 61)],
      makes: ({ data: { application, commitment }, number, applicant }) =>
        commitment?.route === '告知承诺'
          ? [
              {
                ...{ matter: 'commitment-check', action: 'open', link: 'licence' },
                form: {
                  holder: application?.applicantName,
                  creditCode: application?.creditCode,
                  account: application?.creditCode === undefined ? applicant : undefined,
                  licence: number ?? application?.previousLicence,
                },
              },
            ]
          : [],
    },
  },
  exclusive: {
    of: ({ application }) =>
      application &&
      (application.previousLicence ??
        `${application.creditCode ?? '个人'} ${application.permitType} ${application.facilityAddress}`),
    text: '同一许可证或者同一单位、同一设施的同类许可已有申请在办',
    basis: article('行政许可法', 31),
  },
  numberedBy: 'licence',
  dossier: {
    archived: [
      'application',
      // What law has renewed was neither reviewed nor decided.
      ['acceptance', 'deemedRenewal'],
      ['review', 'deemedRenewal'],
      ['vetting', 'deemedRenewal'],
      ['grant', 'cancellation', 'deemedRenewal'],
      ['delivery', 'announcement'],
      'publicity',
    ],
    refused: ['application', 'acceptance', 'review', 'vetting', ['refusal', 'falsehood'], ['delivery', 'announcement']],
    notRequired: ['application', 'notRequired'],
    notAccepted: ['application', ['rejection', 'incomplete']],
    terminated: ['application', ['termination', 'lapse']],
  },

  measures: licenceMeasures,

  actions: {
    ...filing,
    ...examination,
    ...decision,
    ...service,
    withdraw,
  },

  describe: ({ application }) =>
    application ? `${application.applicantName}·实验动物${application.permitType}许可证` : '实验动物许可证',

  facts: licenceFacts,
})
