import { auditText } from './src/domain/audit/match.ts'
import { readFileSync } from 'node:fs'
import * as P from './src/bureaus/kunming-science/profile.ts'
import { printFigure } from './src/domain/report/print-figure.ts'
import { placesOf } from './src/domain/report/places.ts'
import { parseTemplate } from './src/domain/report/template.ts'
const profile=Object.values(P).find(x=>x?.figures)
const places=placesOf(parseTemplate(profile.report.markdown))
const fixture=JSON.parse(readFileSync('../shared/domain/seed-figures.json','utf8'))
const exact={ F04: 2419, F07: '1.9163', F50: 143, F53: 997, F54: 205, F56: 205,F29:'21.01',F30:'65.2',F05:'66.03',F06:'150.71',F12:'176.7312' }
export const figures=fixture.map(f=>{const fig=profile.figures.find(x=>x.id===profile.report.claims[f.id]);const value=exact[f.id]??f.value;return{id:f.id,title:fig.title,definition:fig.definition,value,printed:printFigure(fig,String(value)).text,unit:fig.unit,words:fig.words,section:places.get(f.id),period:f.period,kind:fig.kind}})
// right | wrong pairs (paraphrases)
const para=`
F01|局党组会和理论学习中心组全年集体学法9次。|局党组会和理论学习中心组全年集体学法11次。
F01|党组理论学习中心组组织法律专题学习九次。|党组理论学习中心组组织法律专题学习十次。
F02|党组会议专题研究法治建设议题6次。|党组会议专题研究法治建设议题8次。
F02|全年审议法治议题六次。|全年审议法治议题五次。
F03|向国家认定机构报送高新技术企业925家。|向国家认定机构报送高新技术企业952家。
F03|组织925家企业申报高新技术企业认定。|组织935家企业申报高新技术企业认定。
F04|全市高新技术企业总数预计超过2400家。|全市高新技术企业总数预计超过2500家。
F05|2023年末，我市高新技术企业数量占全省的66%。|2023年末，我市高新技术企业数量占全省的56%。
F06|2023年全社会R&D经费支出为150.71亿元。|2023年全社会R&D经费支出为155.71亿元。
F07|2023年研发投入强度1.92%。|2023年研发投入强度2.92%。
F08|2023年全社会研发经费投入居全省第一。|2023年全社会研发经费投入居全省第二。
F11|全年认定登记技术合同13311份。|全年认定登记技术合同13131份。
F11|技术合同登记数达1.33万项。|技术合同登记数达1.43万项。
F12|技术合同成交金额达到176.73亿元。|技术合同成交金额达到167.73亿元。
F12|实现技术合同成交总额176.7亿元。|实现技术合同成交总额186.7亿元。
F14|技术合同成交额位列全省首位。|技术合同成交额位列全省第三位。
F16|实验动物许可各事项承诺1个工作日办结。|实验动物许可各事项承诺3个工作日办结。
F18|颁发实验动物许可证十五个。|颁发实验动物许可证十六个。
F18|全年发出实验动物许可证15张。|全年发出实验动物许可证14张。
F20|《昆明市科学技术进步与创新条例》修订工作在全省率先完成。|《昆明市科学技术进步与创新条例》修订工作全省第三个完成。
F21|修订后的《昆明市科学技术进步与创新条例》于2025年1月1日起施行。|修订后的《昆明市科学技术进步与创新条例》于2025年3月1日起施行。
F22|全年组织规范性文件专项清理3次。|全年组织规范性文件专项清理5次。
F23|将现行有效的13件行政规范性文件录入数据库。|将现行有效的15件行政规范性文件录入数据库。
F25|新制定的行政规范性文件1件，已报送备案。|新制定的行政规范性文件2件，均已报送备案。
F26|法律顾问全年出具答复意见98份。|法律顾问全年出具答复意见89份。
F26|常年法律顾问答复咨询九十八次。|常年法律顾问答复咨询一百零八次。
F27|全局持有行政执法证件的人员38名。|全局持有行政执法证件的人员28名。
F28|面向执法人员举办业务培训17场。|面向执法人员举办业务培训19场。
F29|执法人员人均参加公共法律知识培训21个学时。|执法人员人均参加公共法律知识培训31个学时。
F31|行政执法人员全部参加轮训。|行政执法人员轮训率达90%。
F37|15件行政许可全部落实公示、全过程记录和法制审核。|16件行政许可落实公示、全过程记录和法制审核。
F38|双随机联合抽查抽取检查对象3家。|双随机联合抽查抽取检查对象5家。
F39|抽取执法检查人员三名。|抽取执法检查人员六名。
F40|组织评查上年度行政执法案卷22卷。|组织评查上年度行政执法案卷32卷。
F41|15件行政许可已录入省行政执法和监督平台。|13件行政许可已录入省行政执法和监督平台。
F47|“科技普法·普法强基”专栏推出宣传46次。|“科技普法·普法强基”专栏推出宣传64次。
F48|“以案释法”专题推送案例8个。|“以案释法”专题推送案例9个。
F49|五支科技服务分队深入县区、园区开展服务。|七支科技服务分队深入县区、园区开展服务。
F50|科技政策和法律法规巡回宣讲一百四十余场。|科技政策和法律法规巡回宣讲一百六十余场。
F50|开展面对面政策法规宣讲超过140场次。|开展面对面政策法规宣讲超过150场次。
F51|宣讲活动走进全市14个县区。|宣讲活动走进全市12个县区。
F53|宣讲惠及企业和科研机构997家。|宣讲惠及企业和科研机构1200家。
F54|科技活动周期间提供现场法律咨询200多人次。|科技活动周期间提供现场法律咨询300多人次。
F56|“昆明企业家日”发放政策宣传册205册。|“昆明企业家日”发放政策宣传册305册。
F45|已连续2年选派普法骨干。|已连续5年选派普法骨干。
`.trim().split('\n').map(l=>l.split('|'))
const near=`
注销实验动物许可证15个。
未核发实验动物许可证15个。
撤销行政许可15件。
全国率先完成《昆明市科学技术进步与创新条例》修订。
2023年全社会研发经费投入居全国第一。
计划2024年登记技术合同13311项。
2023年全市登记技术合同13311项。
注销技术合同13311项。
全省登记技术合同13311项、合同成交额176.73亿元。
公职律师全年答复咨询98次。
向法律顾问提出咨询98次，尚未收到答复意见。
全局38名执法辅助人员持证上岗。
对2022年度22件执法案卷进行评查。
移送执法案卷22件。
随机抽取3个检查单位未开展检查。
15件行政许可事项未录入平台。
15件行政处罚录入省行政执法和监督平台。
取消不予处罚清单1项。
2025年计划开展普法宣传46次。
宣讲科技政策140余场次的计划未能完成。
推送典型案例8期，未涉及以案释法，系廉政案例。
收到法律咨询投诉200余人次。
技术合同成交额较上年增加176.73亿元。
高新技术企业减少925户。
上报国家认定未通过的高新技术企业925户。
废止现行有效规范性文件13件。
要求各处室每年集中学法不少于9次。
党组会研究人事议题6次。
全市执法人员38名。
吊销执法人员证件38个。
研发投入强度目标为1.92%。
研发投入强度比上年提高1.92%。
印刷宣传册200余册，尚未发放。
培训企业人员17场次。
人均业务考试65学时。
县级部门专项清理3次。
`.trim().split('\n')
let ra=0,wd=0
for(const [id,right,wrong] of para){const j=t=>auditText(t,figures,{year:2024}).claims; const a=j(right),b=j(wrong)
 const okA=a.some(c=>c.figure===id&&c.verdict==='agrees')&&!a.some(c=>c.verdict==='differs'), okB=b.some(c=>c.figure===id&&c.verdict==='differs'); ra+=okA;wd+=okB
 const show=cs=>cs.map(c=>`${c.text}:${c.verdict} ${c.figure??''} ${c.reason??''} [${c.counted}]`).join(' ; ')
 if(!okA) console.log('RIGHT',id,right,'=>',show(a)); if(!okB) console.log('WRONG',id,wrong,'=>',show(b))}
let fa=0; for(const t of near){const a=auditText(t,figures,{year:2024}).claims; const bad=a.filter(c=>c.verdict==='agrees'); fa+=bad.length>0; if(bad.length) console.log('NEAR',t,'=>',bad.map(c=>c.text+':'+c.figure).join()); const d=a.filter(c=>c.verdict==='differs'); if(d.length) console.log('  near differs',t,d.map(c=>c.text+':'+c.figure+' '+c.expected).join())}
console.log('right agrees',ra,'/',para.length,'wrong differs',wd,'/',para.length,'false agrees',fa,'/',near.length)
