/** Laws that are studied in the demonstration. */
export const laws = {
  复议: { id: '行政复议法', title: '中华人民共和国行政复议法', isNew: true },
  科技: { id: '科学技术进步法', title: '中华人民共和国科学技术进步法', isNew: true },
  转化: { id: '云南省促进科技成果转化条例', title: '云南省促进科技成果转化条例', isNew: true },
  许可: { id: '行政许可法', title: '中华人民共和国行政许可法', isNew: false },
  处罚: { id: '行政处罚法', title: '中华人民共和国行政处罚法', isNew: false },
  民法: { id: '民法典', title: '中华人民共和国民法典', isNew: false },
  宪法: { id: '宪法', title: '中华人民共和国宪法', isNew: false },
  竞争: { id: '公平竞争审查条例', title: '公平竞争审查条例', isNew: false },
  动物: { id: '实验动物管理条例', title: '实验动物管理条例', isNew: false },
} as const
export type Law = keyof typeof laws
