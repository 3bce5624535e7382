import type { Person, Staff } from '#domain/bureau/profile.ts'
import type { Appointment, Role } from '#domain/engine/roles.ts'
import { holders } from './holders.ts'

type Line = readonly [id: string, name: string, office: string, roles: readonly Role[], certified: boolean]

/** Invented persons. Whoever shares a name with one of them does so by chance. */
const lines: readonly Line[] = [
  ['P001', '周怀远', 'leaders', [], false],
  ['P002', '李书衡', 'leaders', ['head'], false],
  ['P003', '赵令仪', 'leaders', ['head'], true],
  ['P004', '陈听澜', 'law', ['sectionHead'], true],
  ['P005', '吴秉文', 'law', ['legalReviewer'], true],
  ['P006', '郑知微', 'law', ['legalReviewer', 'keeper'], true],
  ['P007', '孙若谷', 'law', ['keeper'], true],
  ['P008', '钱慕白', 'general', ['publisher'], false],
  ['P009', '冯晏清', 'general', ['keeper'], false],
  ['P010', '褚望舒', 'licensing', ['receptionist'], true],
  ['P011', '卫星野', 'licensing', ['receptionist', 'server'], true],
  ['P012', '蒋松年', 'social', ['sectionHead'], true],
  ['P013', '沈砚秋', 'social', ['caseOfficer'], true],
  ['P014', '韩霁月', 'social', ['caseOfficer'], true],
  ['P015', '杨牧之', 'social', ['caseOfficer'], true],
  ['P016', '朱采薇', 'social', ['keeper'], true],
  ['P017', '秦朗月', 'high-tech', ['keeper'], true],
  ['P018', '尤嘉树', 'transfer', ['contractRegistrar', 'keeper'], true],
  ['P019', '许青禾', 'transfer', ['contractRegistrar'], true],
  ['P020', '何平川', 'transfer', ['contractRegistrar'], true],
  ['P021', '吕静姝', 'planning', ['keeper'], true],
  ['P022', '施云舟', 'party', ['keeper'], false],
  ['P023', '张正则', 'supervision', ['supervisor'], false],
  ['P024', '孔令行', 'supervision', ['supervisor'], false],
  ['P025', '曹景行', 'law', [], true],
  ['P026', '严子墨', 'law', [], true],
  ['P027', '华清越', 'social', [], true],
  ['P028', '金若川', 'social', [], true],
  ['P029', '魏长风', 'social', [], true],
  ['P030', '陶然亭', 'social', [], true],
  ['P031', '姜采星', 'high-tech', [], true],
  ['P032', '戚明朗', 'high-tech', [], true],
  ['P033', '谢秋水', 'high-tech', [], true],
  ['P034', '邹以宁', 'high-tech', [], true],
  ['P035', '喻归舟', 'transfer', [], true],
  ['P036', '柏岩松', 'transfer', [], true],
  ['P037', '窦晓岚', 'transfer', [], true],
  ['P038', '章怀瑾', 'planning', ['caseOfficer'], true],
  ['P039', '云起时', 'planning', [], true],
  ['P040', '苏木青', 'planning', [], true],
  ['P041', '潘望岳', 'general', [], true],
  ['P042', '葛南星', 'general', [], true],
  ['P043', '范思齐', 'licensing', [], true],
  ['P044', '彭静之', 'licensing', [], true],
  ['P045', '鲁行简', 'general', ['personnel'], true],
  ['P046', '韦方舟', 'social', [], true],
  ['P047', '俞听雨', 'general', ['systemAdministrator'], false],
  ['P048', '岑知远', 'supervision', ['securityAdministrator'], false],
  ['P049', '薛明镜', 'party', ['auditAdministrator'], false],
]

const from = '2020-01-01'
const titleOf = (name: string): string => `演示·${name}`

const people: readonly Person[] = [
  ...lines.map(([id, name]) => ({ id, name: titleOf(name), demo: true as const })),
  ...holders.map(({ person, applicant }) => ({ id: person, name: applicant, demo: true as const })),
]

const appointments: readonly Appointment[] = [
  ...lines.flatMap(([person, , office, roles]) =>
    roles.map((role) => ({ id: `${person}-${role}`, person, office, role, from })),
  ),
  ...holders.map(({ person, code }) => ({
    id: `${person}-applicant`,
    person,
    office: code,
    role: 'applicant' as const,
    from,
  })),
]

export const staff: Staff = { people, appointments }

export const nameOf = (id: string): string => people.find((person) => person.id === id)!.name

/** All who hold or held an enforcement certificate, with the office where they work. */
export const officers = lines
  .filter(([, , , , certified]) => certified)
  .map(([id, name, office], index) => ({
    id,
    name: titleOf(name),
    office,
    certificate: `2501${String(index + 1).padStart(7, '0')}`,
  }))

export const certificateOf = (id: string): string => officers.find((officer) => officer.id === id)!.certificate
