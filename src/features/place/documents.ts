import { noticeOf } from '#features/papers/documents-made.ts';
import { createFormat } from '#shared/format.ts';
import type { OfficialPaper } from '#shared/document/model.ts';

/** An agreement as a party to it holds it. */

const format = createFormat('zh-Hans');

export interface AgreementKnown {
  readonly purpose: string;
  readonly contents: string;
  readonly branches: readonly string[];
  /** Units with their bodies; who signed is told of the reader's own only. */
  readonly parties: readonly { readonly name: string; readonly signer: string | null }[];
  readonly signedOn: string;
  readonly fromOn: string;
  readonly untilOn: string | null;
  readonly endedOn: string | null;
  readonly office: string;
  readonly demo: boolean;
}

/** The clauses that go with every agreement stand in it (facts 8.9): each bears its own costs, no gifts or banquets, secrecy, suspension while in audit. */
export function agreementPaper({ purpose, contents, branches, parties, signedOn, fromOn, untilOn, endedOn, office, demo }: AgreementKnown): OfficialPaper {
  const line = noticeOf(demo, endedOn === null ? '' : `已于${format.day(endedOn)}终止`);
  const hosts = branches.join('、');
  const sign = (name: string, signer: string) => ({ cells: [name, signer, format.day(signedOn)] });
  return {
    kind: 'official', ...(line === '' ? {} : { notice: line }), title: ['主题联学结对共建协议', `（${hosts}与${parties.map(({ name }) => name).join('、')}）`],
    blocks: [
      { kind: 'paragraph', text: `各方按照优势互补、注重实效、资源共享、共同提高的原则结为联学对象，商定如下：` },
      { kind: 'heading', level: 1, text: '目标' }, { kind: 'paragraph', text: purpose },
      { kind: 'heading', level: 1, text: '共建内容' }, ...contents.split('\n').filter((text) => text.trim() !== '').map((text) => ({ kind: 'paragraph' as const, text })),
      { kind: 'heading', level: 1, text: '经费' }, { kind: 'paragraph', text: '费用由各方各自承担，不相互转嫁。' },
      { kind: 'heading', level: 1, text: '纪律' },
      { kind: 'paragraph', text: '不赠送礼品，不安排宴请，不安排与学习无关的参观游览；不谈论在审事项和审计工作秘密，对外发布须经保密审查。' },
      { kind: 'paragraph', text: '一方成为另一方审计对象的，在审期间协议中止，审计结束后经各方确认恢复。' },
      { kind: 'heading', level: 1, text: '期限' }, { kind: 'paragraph', text: `自${format.day(fromOn)}起${untilOn === null ? '' : `，至${format.day(untilOn)}止`}。期满是否续签由各方商定，未尽事宜协商解决。` },
      { kind: 'heading', level: 1, text: '签署' },
      {
        kind: 'table', widths: [5, 4, 3], header: [{ cells: ['一方', '签署人', '签署日期'].map((text) => ({ kind: 'label' as const, text })) }],
        rows: [sign(`${office}${hosts}`, ''), ...parties.map(({ name, signer }) => sign(name, signer ?? ''))],
      },
    ],
  };
}
