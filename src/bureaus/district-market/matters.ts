import type { Matter } from '#domain/engine/matter.ts'
import { decisionCatalogue } from '#domain/matters/decisions/decision-catalogue.ts'
import { expertAppraisal } from '#domain/matters/decisions/expert-appraisal.ts'
import { legalConsultation } from '#domain/matters/decisions/legal-consultation.ts'
import { legalCounsel } from '#domain/matters/decisions/legal-counsel.ts'
import { majorDecision } from '#domain/matters/decisions/major-decision.ts'
import { meeting } from '#domain/matters/decisions/meeting.ts'
import { postEvaluation } from '#domain/matters/decisions/post-evaluation.ts'
import { publicParticipation } from '#domain/matters/decisions/public-participation.ts'
import { resolutionTask } from '#domain/matters/decisions/resolution-task.ts'
import { riskAssessment } from '#domain/matters/decisions/risk-assessment.ts'
import { administrativePenalty } from '#domain/matters/enforcement/administrative-penalty.ts'
import { caseFileReview } from '#domain/matters/enforcement/case-file-review.ts'
import { certificateCheck } from '#domain/matters/enforcement/certificate-check.ts'
import { certificateSuspension } from '#domain/matters/enforcement/certificate-suspension.ts'
import { discretionItem } from '#domain/matters/enforcement/discretion-item.ts'
import { discretionList } from '#domain/matters/enforcement/discretion-list.ts'
import { enforcementOfficer } from '#domain/matters/enforcement/enforcement-officer.ts'
import { inspectionPlan } from '#domain/matters/enforcement/inspection-plan.ts'
import { inspectionResult } from '#domain/matters/enforcement/inspection-result.ts'
import { officerTraining } from '#domain/matters/enforcement/officer-training.ts'
import { penaltyHearing } from '#domain/matters/enforcement/penalty-hearing.ts'
import { penaltyItem } from '#domain/matters/enforcement/penalty-item.ts'
import { randomInspection } from '#domain/matters/enforcement/random-inspection.ts'
import { spotPenalty } from '#domain/matters/enforcement/spot-penalty.ts'
import { finding } from '#domain/matters/leadership/finding.ts'
import { planSupervision } from '#domain/matters/leadership/plan-supervision.ts'
import { planTask } from '#domain/matters/leadership/plan-task.ts'
import { principalDuty } from '#domain/matters/leadership/principal-duty.ts'
import { studySession } from '#domain/matters/leadership/study-session.ts'
import { workPlan } from '#domain/matters/leadership/work-plan.ts'
import { reportPublication } from '#domain/matters/legal-education/report-publication.ts'
import { documentCleanUp } from '#domain/matters/rule-making/document-clean-up.ts'
import { fairCompetitionReview } from '#domain/matters/rule-making/fair-competition-review.ts'
import { legalityCheck } from '#domain/matters/rule-making/legality-check.ts'
import { legalityReview } from '#domain/matters/rule-making/legality-review.ts'
import { normativeDocument } from '#domain/matters/rule-making/normative-document.ts'
import { normativeMaking } from '#domain/matters/rule-making/normative-making.ts'
import { apiToken } from '#domain/matters/supervision/api-token.ts'
import { appointment } from '#domain/matters/supervision/appointment.ts'
import { founding } from '#domain/matters/supervision/founding.ts'
import { handover } from '#domain/matters/supervision/handover.ts'
import { informationDisclosure } from '#domain/matters/supervision/information-disclosure.ts'
import { journalKey } from '#domain/matters/supervision/journal-key.ts'
import { person } from '#domain/matters/supervision/person.ts'
import { providerAccount } from '#domain/matters/supervision/provider-account.ts'
import { setting } from '#domain/matters/supervision/setting.ts'
import { signInLink } from '#domain/matters/supervision/sign-in-link.ts'
import { templateWordingFor } from '#domain/matters/supervision/template-wording.ts'
import { witnessListing } from '#domain/matters/supervision/witness-listing.ts'
import { foodWorkshop } from './matters/food-workshop.ts'

/** Registers of the house that the bureau keeps, and one of its own. */
const working: readonly Matter[] = [
  finding,
  planSupervision,
  planTask,
  principalDuty,
  studySession,
  workPlan,
  foodWorkshop,
  documentCleanUp,
  fairCompetitionReview,
  legalityCheck,
  legalityReview,
  normativeDocument,
  normativeMaking,
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
  administrativePenalty,
  penaltyHearing,
  penaltyItem,
  spotPenalty,
  discretionItem,
  discretionList,
  caseFileReview,
  certificateCheck,
  certificateSuspension,
  enforcementOfficer,
  inspectionPlan,
  inspectionResult,
  officerTraining,
  randomInspection,
  informationDisclosure,
  journalKey,
  founding,
  witnessListing,
  person,
  appointment,
  apiToken,
  signInLink,
  providerAccount,
  handover,
  setting,
  reportPublication,
]

/** The matters in use, the wording of their documents among them. */
export const matters: readonly Matter[] = [...working, templateWordingFor(working)]
