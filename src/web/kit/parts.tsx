import { findings } from '#web/kit/findings.ts';
import { Page } from '#web/frame/page.tsx';
import { Button } from '#web/ui/button.tsx';
import { Chip, Day, Money, PersonChip, SaveState, SideChip } from '#web/ui/chips.tsx';
import { Compare } from '#web/ui/compare.tsx';
import { FindingList } from '#web/ui/findings.tsx';
import { LinkButton } from '#web/ui/link.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Pager } from '#web/ui/pager.tsx';
import { FactList, Section } from '#web/ui/section.tsx';
import { type Stage, StagePath } from '#web/ui/stage-path.tsx';
import { Empty, Failed, Loading } from '#web/ui/states.tsx';
import { type Column, Table } from '#web/ui/table.tsx';
import { Tabs } from '#web/ui/tabs.tsx';

const names = ['选题', '联络', '方案', '审批', '实施', '总结', '宣传', '转化', '归档'];
const stages = names.map<Stage>((label, at) => ({
  key: label, label, to: `/?at=${at}`, state: at < 3 ? 'done' : at === 3 ? 'now' : 'later', shown: at === 3,
  ...(at < 3 ? { note: `11月${at + 3}日` } : at === 3 ? { note: '缺 2 项' } : {}),
}));

interface Row {
  readonly id: string;
  readonly theme: string;
  readonly day: string | null;
  readonly cost: number | null;
}
const rows: readonly Row[] = [
  { id: '1', theme: '走进钢铁企业学习贯彻绿色发展', day: '2026-11-23', cost: 123450 },
  { id: '2', theme: '与检察院支部共学证据规则', day: null, cost: null },
];
const columns: readonly Column<Row>[] = [
  { key: 'theme', title: '主题', names: true, cell: (row) => <a href="#/activities">{row.theme}</a> },
  { key: 'day', title: '日期', sortable: true, cell: (row) => <Day day={row.day} /> },
  { key: 'state', title: '状态', cell: () => <Chip tone="active">待审批</Chip> },
  { key: 'sides', title: '各方', cell: () => <SideChip part="partner" name="炼钢厂第二党支部" unit="某钢铁集团" /> },
  { key: 'cost', title: '金额', end: true, cell: (row) => <Money fen={row.cost} /> },
];

export function PartsSample() {
  return (
    <Page
      title="走进钢铁企业学习贯彻绿色发展"
      lead={<><SideChip part="host" name="企业审计处党支部" /> <SideChip part="partner" name="炼钢厂第二党支部" unit="某钢铁集团" /></>}
      back={{ to: '/activities', label: '全部活动' }}
      actions={
        <>
          <Button kind="primary" why={['还没有写明时间和地点', '对方支部还没有确认']}>提交审批</Button>
          <LinkButton to="/activities" icon="edit">修改</LinkButton>
        </>
      }
    >
      <StagePath stages={stages} />
      <div className="columns">
        <div>
          <Section title="还缺什么" sheet>
            <FindingList findings={findings} answer={(finding) => (finding.response ? null : <Button small>去填写</Button>)} />
          </Section>
          <Section title="活动" actions={<SaveState state="saved" at="2026-11-23T04:03:00Z" />}>
            <Tabs label="活动" tabs={[{ to: '/', label: '列表', count: 2, current: true }, { to: '/activities', label: '日历', current: false }]} />
            <Table caption="活动" columns={columns} rows={rows} rowKey={(row) => row.id} sort={{ key: 'day', descending: true }} onSort={() => undefined} />
            <Pager next="/activities" previous="/activities" />
          </Section>
          <Section title="两份文字">
            <Compare before="上午九时在钢铁厂集合，参观展厅。" after="上午十时在钢铁厂门口集合，参观展厅。" />
          </Section>
        </div>
        <aside aria-label="旁注">
          <Section title="事实" sheet>
            <FactList facts={[{ label: '主持人', value: <PersonChip name="演示甲" note="支部书记" /> }, { label: '时间', value: <Day day="2026-11-23" to="2026-11-24" /> }]} />
          </Section>
          <Section title="提示">
            <Notice title="对方已看过">今天上午打开过链接。</Notice>
            <Notice kind="error" title="没有办成">请稍后重试。</Notice>
            <Notice kind="done" title="已经办好" />
          </Section>
          <Section title="状态">
            <Chip>临时党支部</Chip> <Chip tone="done">已核</Chip> <Chip tone="warn">待核</Chip> <Chip tone="block">阻止</Chip>
            <Empty title="还没有心得体会" action={<Button icon="plus">写一篇</Button>}>自愿撰写，不作要求。</Empty>
            <Failed retry={() => undefined} />
            <Loading />
          </Section>
        </aside>
      </div>
    </Page>
  );
}
