import { createFormat } from '#shared/format.ts';

/** The index of a dossier: one page of plain HTML that any browser opens with no network. Pure. */

export interface DossierActivity {
  readonly id: string;
  readonly code: string;
  readonly theme: string | null;
  readonly on: string | null;
  readonly attendance: readonly { readonly name: string; readonly state: 'present' | 'leave' | 'absent' | 'observer'; readonly reason: string | null; readonly branchName: string | null }[];
}
export interface Dossier {
  readonly office: string;
  readonly demo: string | null;
  readonly madeOn: string;
  readonly branch: { readonly name: string; readonly projectName: string | null; readonly approvalNo: string | null; readonly approvedBy: string | null; readonly startOn: string | null; readonly plannedEnd: string | null; readonly dissolvedOn: string | null };
  readonly leaders: readonly { readonly name: string; readonly role: string }[];
  readonly members: readonly { readonly name: string; readonly homeName: string | null; readonly fromOn: string; readonly toOn: string | null }[];
  /** Files of the dossier beside the index, by path in it. */
  readonly papers: readonly string[];
  readonly activities: readonly (DossierActivity & { readonly folder: string; readonly files: readonly string[] })[];
  /** Activities of the branch that the reader may not read. */
  readonly unseen: number;
}

const format = createFormat('zh-Hans');
const states = { present: '出席', leave: '请假', absent: '缺席', observer: '列席' } as const;
export const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
/** A name that is a file's name on every system: no separators, no control characters, not too long. */
export const fileName = (text: string): string => text.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, ' ').replaceAll(/\s+/gu, ' ').trim().slice(0, 60).replace(/[. ]+$/u, '') || '活动';
const link = (path: string): string => `<a href="${path.split('/').map(encodeURIComponent).join('/')}">${escaped(path.split('/').at(-1) ?? path)}</a>`;
const fact = (label: string, value: string | null): string => `<tr><th scope="row">${label}</th><td>${escaped(value === null || value === '' ? '—' : value)}</td></tr>`;
const list = (items: readonly string[]): string => (items.length === 0 ? '<p>无。</p>' : `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`);

function activity({ code, theme, on, attendance, folder, files }: Dossier['activities'][number]): string {
  const by = (state: keyof typeof states): string[] => attendance.filter((one) => one.state === state).map(({ name, reason }) => (reason === null || reason === '' ? name : `${name}（${reason}）`));
  const rows = (Object.keys(states) as (keyof typeof states)[]).flatMap((state) => (by(state).length === 0 ? [] : [fact(`${states[state]}（${by(state).length}）`, by(state).join('、'))]));
  return `<section><h3>${escaped(theme ?? '（未定主题）')}</h3><table>${fact('编号', code)}${fact('日期', on === null ? null : format.day(on))}${rows.join('')}</table>${list(files.map((file) => link(`${folder}/${file}`)))}</section>`;
}

export function dossierIndex(one: Dossier): string {
  const { branch, leaders, members, papers, activities } = one;
  const day = (value: string | null): string | null => (value === null ? null : format.day(value));
  return `<!doctype html>
<html lang="zh-Hans"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(branch.name)}档案</title>
<style>body{font:16px/1.7 serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#222}table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #ccc;padding:.3rem .5rem;text-align:left;vertical-align:top}th{font-weight:normal;color:#555;width:8rem}h2{margin-top:2rem}section{margin:1.2rem 0}</style></head><body>
<h1>${escaped(branch.name)}档案</h1><p>${escaped(one.office)}　${escaped(format.day(one.madeOn))}整理${one.demo === null ? '' : `　${escaped(one.demo)}`}</p>
<table>${fact('项目', branch.projectName)}${fact('批准文号', branch.approvalNo)}${fact('批准单位', branch.approvedBy)}${fact('成立', day(branch.startOn))}${fact('计划结束', day(branch.plannedEnd))}${fact('撤销', day(branch.dissolvedOn))}${fact('负责人', leaders.map(({ name, role }) => `${role} ${name}`).join('、'))}</table>
<h2>请示和批复</h2>${list(papers.map(link))}
<h2>成员（${members.length}）</h2><table><tr><th scope="col">姓名</th><th scope="col">组织关系所在</th><th scope="col">起止</th></tr>${members.map(({ name, homeName, fromOn, toOn }) => `<tr><td>${escaped(name)}</td><td>${escaped(homeName ?? '—')}</td><td>${escaped(`${format.day(fromOn)}—${toOn === null ? '' : format.day(toOn)}`)}</td></tr>`).join('')}</table>
<h2>活动（${activities.length}）</h2>${activities.length === 0 ? '<p>无。</p>' : activities.map(activity).join('\n')}
${one.unseen === 0 ? '' : `<p>另有${one.unseen}项活动，整理人无权查看，未收入。</p>`}
</body></html>
`;
}
