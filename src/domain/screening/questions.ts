/** What the drafter is asked of a candidate; the answers are a person's. */
export const questions = {
  Q1: '是否点名某个经营者，或者受益、入选的范围是封闭的？范围怎样进入，谁都能进入吗？',
  Q2: '条件是否以注册地、纳税地、统计归属、所有制、组织形式或者规模区分经营者？去掉这一条件，目的还能否达到？',
  Q3: '金额是否按缴纳的税收、非税收入或者“地方贡献”计算？能否改为按活动本身的投入或者成果计算？',
  Q4: '是否限制经营者迁移、减资、退出，或者因离开而追回？追回能否只以项目没有完成为由？',
  Q5: '条件是否客观、公布、可以衡量，并随时向所有经营者开放？门槛与风险、履约需要是否相称？',
  Q6: '依据是哪一部法律、行政法规的哪一条，或者国务院的哪一项批准？',
  Q7: '可否改写或者删去？如需保留，属于哪一例外情形，有无影响更小的办法，何时终止？',
} as const

export type Question = keyof typeof questions

/** Q2：… as it is printed. */
export const printQuestion = (question: Question): string => `${question}：${questions[question]}`
