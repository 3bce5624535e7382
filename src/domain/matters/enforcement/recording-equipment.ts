import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { choice, day, money, optional, text } from '../fields.ts'
import { follows, oneOf } from '../rules.ts'

const row = z.object({
  assetNumber: text('资产编号'),
  type: choice('设备类型', ['执法记录仪', '摄像机', '照相机', '录音笔', '手持终端', '采集站', '监控设备']),
  model: text('品牌型号'),
  serialNumber: optional(text('序列号')),
  price: optional(money('购置金额')),
  acquiredOn: day('购置日期'),
  custodian: text('保管人'),
  location: text('存放地点'),
  status: choice('状态', ['在用', '维修', '闲置', '遗失', '报废']),
  checkedOn: optional(day('最近检查日期', '电量、存储、时钟')),
  retiredOn: optional(day('停用日期')),
})

/** 执法记录设备: one row is one device. */
export const recordingEquipment = defineRegister({
  id: 'recording-equipment',
  title: '执法记录设备台账',
  chapter: 'enforcement',
  basis: [
    article('国办发〔2018〕118号', '(八)'),
    article('云南省行政执法音像记录设备配备办法', '全文'),
    article('行政处罚法', 47),
  ],
  row,
  unique: oneOf(row, ['assetNumber']),
  rules: [follows(row, 'checkedOn', 'acquiredOn'), follows(row, 'retiredOn', 'acquiredOn')],
  sample: {
    assetNumber: 'ZF-2024-01',
    type: '执法记录仪',
    model: '型号甲（演示）',
    price: '2680.00',
    acquiredOn: toDay('2024-02-26'),
    custodian: '保管人甲（演示）',
    location: '政策法规处',
    status: '在用',
    checkedOn: toDay('2024-06-30'),
  },
  dated: 'acquiredOn',
  measures: { 'recording-equipment.recorded': '配备一台执法记录设备' },
  describe: (row) => `${row.assetNumber} ${row.type}（${row.status}）`,
  facts: (row) => [
    { measure: 'recording-equipment.recorded', on: row.acquiredOn, key: row.assetNumber, group: row.type },
  ],
})
