import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import writeXlsxFile from 'write-excel-file/node';

/** Registers as the field keeps them (facts of real templates: their columns; the rows are made up). */

export type Value = string | number | Date | null;
interface Merged { readonly value: Value; readonly wide?: number; readonly high?: number }
export type Entry = Value | Merged;
const isMerged = (entry: Entry): entry is Merged => typeof entry === 'object' && entry !== null && !(entry instanceof Date);

const cellOf = (entry: Entry) => {
  const { value, wide, high } = isMerged(entry) ? entry : { value: entry, wide: undefined, high: undefined };
  if (value === null) return null;
  return { value, type: value instanceof Date ? Date : typeof value === 'number' ? Number : String, ...(value instanceof Date ? { format: 'yyyy"年"m"月"d"日"' } : {}), ...(wide === undefined ? {} : { columnSpan: wide }), ...(high === undefined ? {} : { rowSpan: high }) };
};

/** A workbook of these sheets. */
export const xlsx = async (sheets: Readonly<Record<string, readonly (readonly Entry[])[]>>): Promise<Uint8Array> =>
  new Uint8Array((await writeXlsxFile(Object.entries(sheets).map(([sheet, rows]) => ({ sheet, data: rows.map((row) => row.map(cellOf)) })) as never).toBuffer()) as Buffer);

/** A paper with these tables; a string is a paragraph between them. */
export const docx = async (parts: readonly (string | readonly (readonly Entry[])[])[]): Promise<Uint8Array> => {
  const table = (rows: readonly (readonly Entry[])[]) => new Table({
    rows: rows.map((row) => new TableRow({
      children: row.map((entry) => {
        const { value, wide, high } = isMerged(entry) ? entry : { value: entry, wide: undefined, high: undefined };
        return new TableCell({ children: String(value ?? '').split('\n').map((line) => new Paragraph(line)), ...(wide === undefined ? {} : { columnSpan: wide }), ...(high === undefined ? {} : { rowSpan: high }) });
      }),
    })),
  });
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children: parts.map((part) => (typeof part === 'string' ? new Paragraph(part) : table(part))) }] })));
};

export const titles = {
  activity: ['所在分党委编码', '所在分党委', '所在党支部编码', '所在党支部', '记录人学工号', '活动名称', '计划时间', '实际时间', '活动地点', '活动主题', '主要内容及特色', '应到人数', '实到人数', '请假人数', '列席人员'],
  meeting: ['所在分党委编码', '所在分党委', '所在党支部编码', '所在党支部', '会议类型', '主持人学工号', '主持人姓名', '记录人学工号', '记录人姓名', '会议名称', '计划会议时间', '实际会议时间', '会议地点', '应到人数', '实到人数', '请假人数', '列席人员', '会议议题', '会议内容', '会议决议'],
  meetingShort: ['所在分党委编码', '所在分党委', '所在党支部编码', '所在党支部', '活动名称', '实际时间', '活动地点', '主要内容', '次数(第几次)', '时长(分钟)'],
  branch: ['党支部名称', '简称', '成立时间', '所属分党委', '所属分党委编码', '支部类别', '所在单位属性', '是否是教工党支部', '是否联合党支部(企业)', '联系电话', '传真', '邮箱'],
  committee: ['支部委员会名称', '所在党支部', '任命时间', '应换届时间', '实际换届时间'],
  party: ['编号', '名称', '简称', '成立时间', '所属单位编码', '党总支类别', '组织类别', '所在单位属性', '联系电话', '联系地址', '传真', '邮箱'],
  transfer: ['学工号', '姓名', '类别', '转入党委', '转入党支部', '介绍信抬头', '介绍信有效天数', '党籍状态', '转出单位', '党委缴纳至年月', '转出/转入办理时间', '入党时间', '转正时间', '是否有回执'],
  moved: ['学工号', '姓名', '二级党委名称', '所在党支部名称'],
  judged: ['学工号', '姓名', '党籍状态', '评议结果'],
  people: ['姓名', '性别', '民族', '籍贯', '学历', '学位', '毕业院校及专业', '职务', '专业技术职称', '职级', '现任职时间', '联系电话'],
  organised: ['活动类型', '是否结对共建', '结对共建组织名称', '开始时间', '结束时间', '活动地点', '应到人数', '实到人数', '正式党员数', '预备党员数', '主题', '准备情况', '内容', '效果', '整改情况', '状态', '上级参加人员', '记录人', '发布时间', '参会率'],
  assessed: ['年度', '所在分党委编码', '所在分党委', '所在党支部编码', '所在党支部', '考核结果 ', '实到人数', '请假人数', '列席人员', '会议议题', '会议内容', '会议决议'],
} as const;
