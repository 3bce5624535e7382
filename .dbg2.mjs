import { extractClaims } from './src/domain/audit/claims.ts'
import { contextOf, isPure } from './src/domain/audit/context.ts'
import { subjectOf } from './src/domain/audit/figure.ts'
import { candidate, comparable } from './src/domain/audit/judge.ts'
process.argv[2]??=''
const {figures}=await import('./.near.mjs')
for (const [id,t] of [['F50','开展面对面政策法规宣讲超过140场次。'],['F54','科技活动周期间提供现场法律咨询200多人次。']]) { const s=subjectOf(figures.find(f=>f.id===id)); const c=extractClaims(t)[0]; const x=contextOf(c,t); console.log(id,comparable(c,s),candidate(c,s,x,2024),isPure(x,s),[...s.own].join(),'|',s.text,'|',x.places[0].text,x.places[0].mentions.map(m=>m.concept.name).join()) }
