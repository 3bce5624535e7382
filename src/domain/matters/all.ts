import type { Matter, MeasureOf } from '../engine/matter.ts'
import { contract } from './decisions/contract.ts'
import { contractReview } from './decisions/contract-review.ts'
import { decisionCatalogue } from './decisions/decision-catalogue.ts'
import { expertAppraisal } from './decisions/expert-appraisal.ts'
import { legalConsultation } from './decisions/legal-consultation.ts'
import { legalCounsel } from './decisions/legal-counsel.ts'
import { majorDecision } from './decisions/major-decision.ts'
import { meeting } from './decisions/meeting.ts'
import { postEvaluation } from './decisions/post-evaluation.ts'
import { publicParticipation } from './decisions/public-participation.ts'
import { resolutionTask } from './decisions/resolution-task.ts'
import { riskAssessment } from './decisions/risk-assessment.ts'
import { separationException } from './decisions/separation-exception.ts'
import { administrativePenalty } from './enforcement/administrative-penalty.ts'
import { caseFileReview } from './enforcement/case-file-review.ts'
import { certificateCheck } from './enforcement/certificate-check.ts'
import { certificateSuspension } from './enforcement/certificate-suspension.ts'
import { discretionItem } from './enforcement/discretion-item.ts'
import { discretionList } from './enforcement/discretion-list.ts'
import { enforcementOfficer } from './enforcement/enforcement-officer.ts'
import { inspectionPlan } from './enforcement/inspection-plan.ts'
import { inspectionResult } from './enforcement/inspection-result.ts'
import { officerTraining } from './enforcement/officer-training.ts'
import { penaltyHearing } from './enforcement/penalty-hearing.ts'
import { penaltyItem } from './enforcement/penalty-item.ts'
import { platformEntry } from './enforcement/platform-entry.ts'
import { randomInspection } from './enforcement/random-inspection.ts'
import { recordingEquipment } from './enforcement/recording-equipment.ts'
import { recordingLog } from './enforcement/recording-log.ts'
import { spotPenalty } from './enforcement/spot-penalty.ts'
import { annualReport } from './leadership/annual-report.ts'
import { budgetItem } from './leadership/budget-item.ts'
import { finding } from './leadership/finding.ts'
import { institutionalReform } from './leadership/institutional-reform.ts'
import { leaderKnowledgeList } from './leadership/leader-knowledge-list.ts'
import { leadingGroup } from './leadership/leading-group.ts'
import { mandatoryCourse } from './leadership/mandatory-course.ts'
import { planSupervision } from './leadership/plan-supervision.ts'
import { planTask } from './leadership/plan-task.ts'
import { principalDuty } from './leadership/principal-duty.ts'
import { studySession } from './leadership/study-session.ts'
import { workPlan } from './leadership/work-plan.ts'
import { administrativeDivision } from './legal-education/administrative-division.ts'
import { caseExample } from './legal-education/case-example.ts'
import { channel } from './legal-education/channel.ts'
import { consultation } from './legal-education/consultation.ts'
import { dutyList } from './legal-education/duty-list.ts'
import { mediaItem } from './legal-education/media-item.ts'
import { publicityActivity } from './legal-education/publicity-activity.ts'
import { publicityMaterial } from './legal-education/publicity-material.ts'
import { reportPublication } from './legal-education/report-publication.ts'
import { secondment } from './legal-education/secondment.ts'
import { serviceTeam } from './legal-education/service-team.ts'
import { volunteerSupport } from './legal-education/volunteer-support.ts'
import { documentCleanUp } from './rule-making/document-clean-up.ts'
import { fairCompetitionReview } from './rule-making/fair-competition-review.ts'
import { legalityCheck } from './rule-making/legality-check.ts'
import { legalityReview } from './rule-making/legality-review.ts'
import { legislation } from './rule-making/legislation.ts'
import { normativeDocument } from './rule-making/normative-document.ts'
import { normativeMaking } from './rule-making/normative-making.ts'
import { campaign } from './services/campaign.ts'
import { commitmentCheck } from './services/commitment-check.ts'
import { guidePublication } from './services/guide-publication.ts'
import { headReception } from './services/head-reception.ts'
import { highTechApplication } from './services/high-tech-application.ts'
import { highTechCertificate } from './services/high-tech-certificate.ts'
import { internalRule } from './services/internal-rule.ts'
import { labAnimalLicence } from './services/lab-animal-licence.ts'
import { labAnimalPermit } from './services/lab-animal-permit.ts'
import { labAnimalRevocation } from './services/lab-animal-revocation.ts'
import { licenceHearing } from './services/licence-hearing.ts'
import { peerRanking } from './services/peer-ranking.ts'
import { rdCheck } from './services/rd-check.ts'
import { serviceItem } from './services/service-item.ts'
import { statisticRelease } from './services/statistic-release.ts'
import { technologyContract } from './services/technology-contract.ts'
import { apiToken } from './supervision/api-token.ts'
import { appointment } from './supervision/appointment.ts'
import { budgetProject } from './supervision/budget-project.ts'
import { congressReport } from './supervision/congress-report.ts'
import { deputySuggestion } from './supervision/deputy-suggestion.ts'
import { documentCorrection } from './supervision/document-correction.ts'
import { founding } from './supervision/founding.ts'
import { handover } from './supervision/handover.ts'
import { holidayNotice } from './supervision/holiday-notice.ts'
import { informationDisclosure } from './supervision/information-disclosure.ts'
import { integrityEducation } from './supervision/integrity-education.ts'
import { internalAudit } from './supervision/internal-audit.ts'
import { journalKey } from './supervision/journal-key.ts'
import { lateEntry } from './supervision/late-entry.ts'
import { partyMeeting } from './supervision/party-meeting.ts'
import { performanceMonitor } from './supervision/performance-monitor.ts'
import { performancePlan } from './supervision/performance-plan.ts'
import { person } from './supervision/person.ts'
import { postRisk } from './supervision/post-risk.ts'
import { postRotation } from './supervision/post-rotation.ts'
import { providerAccount } from './supervision/provider-account.ts'
import { publicConsultation } from './supervision/public-consultation.ts'
import { setting } from './supervision/setting.ts'
import { signInLink } from './supervision/sign-in-link.ts'
import { templateWordingFor } from './supervision/template-wording.ts'
import { webhook } from './supervision/webhook.ts'
import { witnessListing } from './supervision/witness-listing.ts'

/** Every matter and register, in the order of the report's chapters; a profile names those that its bureau uses. */
const declared = [
  // leadership
  annualReport,
  budgetItem,
  finding,
  institutionalReform,
  leaderKnowledgeList,
  leadingGroup,
  mandatoryCourse,
  planSupervision,
  planTask,
  principalDuty,
  studySession,
  workPlan,
  // services
  campaign,
  commitmentCheck,
  guidePublication,
  headReception,
  highTechApplication,
  highTechCertificate,
  internalRule,
  labAnimalLicence,
  labAnimalPermit,
  labAnimalRevocation,
  licenceHearing,
  peerRanking,
  rdCheck,
  serviceItem,
  statisticRelease,
  technologyContract,
  // rule-making
  documentCleanUp,
  fairCompetitionReview,
  legalityCheck,
  legalityReview,
  legislation,
  normativeDocument,
  normativeMaking,
  // decisions
  contract,
  contractReview,
  decisionCatalogue,
  legalCounsel,
  legalConsultation,
  expertAppraisal,
  majorDecision,
  postEvaluation,
  publicParticipation,
  riskAssessment,
  meeting,
  resolutionTask,
  separationException,
  // enforcement
  administrativePenalty,
  caseFileReview,
  certificateCheck,
  discretionItem,
  discretionList,
  certificateSuspension,
  enforcementOfficer,
  inspectionPlan,
  inspectionResult,
  officerTraining,
  penaltyHearing,
  penaltyItem,
  platformEntry,
  randomInspection,
  recordingEquipment,
  recordingLog,
  spotPenalty,
  // supervision
  apiToken,
  appointment,
  budgetProject,
  congressReport,
  deputySuggestion,
  documentCorrection,
  holidayNotice,
  founding,
  informationDisclosure,
  integrityEducation,
  internalAudit,
  journalKey,
  lateEntry,
  partyMeeting,
  performanceMonitor,
  performancePlan,
  person,
  postRisk,
  postRotation,
  publicConsultation,
  setting,
  witnessListing,
  signInLink,
  providerAccount,
  webhook,
  handover,
  // legal-education
  administrativeDivision,
  caseExample,
  channel,
  consultation,
  dutyList,
  mediaItem,
  publicityActivity,
  publicityMaterial,
  reportPublication,
  secondment,
  serviceTeam,
  volunteerSupport,
] as const satisfies readonly Matter[]

export const allMatters: readonly Matter[] = [...declared, templateWordingFor(declared)]

/** Every measure that a matter of the house declares: a figure or proof over one that none declares does not compile. */
export type HouseMeasure = MeasureOf<(typeof declared)[number]>
