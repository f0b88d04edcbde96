import sharp from 'sharp';
import { bringToSummary } from '#features/record/fixtures.ts';
import { secretHash } from '#platform/session.ts';
import { newId } from '#shared/ids.ts';
import { exampleTopic } from '#features/bulletin/fixtures.ts';
import type { TestOffice, TestPerson } from './actors.ts';
import type { App } from './app.ts';

/** Texts, pictures and activities to be compared. */

/** What somebody wrote of a morning, once. */
export const written = {
  theory: '上午先由审理处的年轻干部领读条例原文，读到回避一节时停下来，请大家各举一个经手过的例子。老处长讲了九十年代在水库工地住了四十天的往事，说那时一把算盘、两本账，反倒逼着人把每一笔钱问到底。',
  problem: '下午转到数据口径上来。信息中心的工程师把三张报表投在墙上，同一个县的拨付数竟有三个，差在在途资金怎样算。两边争了近一个小时，最后商定以到账日为准，另附一列说明，免得基层反复重报。',
  outcome: '散会前列了一张清单，七件事各有人领走，其中两件当场就办了。对方书记说，下个月带着改好的表再来，看看一线的同志填得顺不顺手，填不顺就再改。',
};
/** The same topic, by somebody else who was there. */
export const otherwise = {
  theory: '我们一早到了省厅，会议室的桌上摆着新修订的条例。主持人没有念稿子，只问了一句：谁因为碍于情面少写过一条问题？屋里静了好一会儿，才有人开口。',
  problem: '关于拨付数对不上的事，工程师演示了查询过程。原来各家对在途资金的理解不同。几位同志主张改系统，另一些人觉得先把说明写清楚更要紧，讨论十分热烈。',
  outcome: '成果是一页纸的清单。每件事写明由谁办、何时办完。双方约好四周以后碰头检查，届时请两名县里的财务人员到场。',
};
/** What somebody took away from it. */
export const thought = '从前我总以为报表对上了就算查清了，这次站在机房里看工程师一条条追到源头，才明白数字背后都有一双填表的手。回来的路上我把手头那份底稿又翻了一遍，第四页有两处是抄来的，当晚就重做了。';
export const noResults = { research: '', solving: '', opinions: '' };

/** A picture of its own for each seed: hills, a sun and people, as far as light and dark go. */
export async function picture(seed: number, width = 640, height = 480): Promise<Buffer> {
  let state = seed * 7919 + 17;
  const next = (most: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * most);
  };
  const grey = (): string => `rgb(${next(256)},${next(256)},${next(256)})`;
  const shapes = Array.from({ length: 26 }, (_, at) => (at % 2 === 0
    ? `<rect x="${next(width)}" y="${next(height)}" width="${40 + next(260)}" height="${40 + next(220)}" fill="${grey()}"/>`
    : `<ellipse cx="${next(width)}" cy="${next(height)}" rx="${20 + next(150)}" ry="${20 + next(120)}" fill="${grey()}"/>`)).join('');
  return sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${grey()}"/>${shapes}</svg>`)).jpeg({ quality: 90 }).toBuffer();
}

/** An activity held on a day with these people, at 总结 with no record yet. */
export async function heldActivity(app: App, office: TestOffice, organiser: TestPerson, { branchId, heldOn, attended, theme }: { readonly branchId: string; readonly heldOn: string; readonly attended: readonly TestPerson[]; readonly theme: string }): Promise<string> {
  const { id } = await organiser.client.activity.create({ commandId: newId(), branchId, ...exampleTopic, theme });
  const ownSide = (await organiser.client.activity.get({ id })).facts.sides[0]?.id ?? '';
  await bringToSummary(app.program.door, office.id, {
    id, ownSide, heldOn, secretHash: secretHash(newId()), createdBy: organiser.id, attended: attended.map((one) => ({ personId: one.id, name: one.name, branchId })),
  });
  return id;
}

/** Puts a picture with an activity, through the upload. */
export async function addPhoto(app: App, who: TestPerson, id: string, bytes: Buffer, name: string, purpose: 'photo' | 'paper' = 'photo'): Promise<string> {
  const answer = await fetch(`${app.url}/files`, { method: 'POST', body: new Uint8Array(bytes), headers: { ...who.headers, 'x-file-name': encodeURIComponent(name) } });
  const uploaded = (await answer.json()) as { sha256: string; name: string; mediaType: string; size: number };
  return (await who.client.record.addFile({ commandId: newId(), id, ...uploaded, purpose, caption: null, consentOfOutsiders: null })).id;
}
