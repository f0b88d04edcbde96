import type { ActivityView } from '#features/activity/contract.ts';
import { isThere, lackingOf, ownPapers, type OwnPaper } from '#features/cost/facts-reimburse.ts';
import type { CostLine } from '#features/cost/facts.ts';
import { words } from '#features/cost/words.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { links, type ActivityPart } from '#web/links.ts';
import { Chip } from '#web/ui/chips.tsx';
import { LinkButton, TextLink } from '#web/ui/link.tsx';
import { useFigures } from './ceilings.ts';
import { useCostText } from './cost-text.ts';

const cures: Readonly<Record<OwnPaper, ActivityPart>> = { approval: 'approval', programme: 'programme', 'sign-in': 'held', summary: 'record', estimate: 'costs' };

/** What is handed in: the program's own papers ticked by how the activity stands, and what each line still lacks (CST-19). */
export function PackList({ view: { facts } }: { readonly view: ActivityView }) {
  const say = useSay(words);
  const { activity: { id, heldOn }, costs } = facts;
  const figure = useFigures(heldOn);
  const contractFrom = figure('CST-04', 'from')?.value ?? null;
  const missing = ownPapers.filter((paper) => !isThere(paper, facts)).length + costs.reduce((all, line) => all + lackingOf(line, contractFrom).length, 0);
  return (
    <section className="stack" aria-labelledby="pack-title">
      <header className="section-head">
        <h3 id="pack-title">{say('cost.pack.title')} {missing === 0 ? <Chip tone="done">{say('cost.pack.ready')}</Chip> : <Chip tone="warn">{say('cost.pack.lacking', { count: missing })}</Chip>}</h3>
        <div className="actions"><LinkButton icon="file" to={links.paperPreview(id, 'reimbursement')}>{say('cost.pack.sheet')}</LinkButton></div>
      </header>
      <ul className="things" aria-label={say('cost.pack.own')}>
        {ownPapers.map((paper) => {
          const there = isThere(paper, facts);
          return (
            <li key={paper} className="thing">
              <div className="thing-what"><TextLink to={there ? links.paperPreview(id, paper) : links.activity(id, cures[paper])}>{say(`cost.pack.own.${paper}`)}</TextLink></div>
              <div className="thing-side">{there ? <Chip tone="done">{say('cost.pack.there')}</Chip> : <Chip tone="warn">{say('cost.pack.not_there')}</Chip>}</div>
            </li>
          );
        })}
        {costs.map((line, index) => <PackLine key={line.id} line={line} n={index + 1} contractFrom={contractFrom} />)}
      </ul>
    </section>
  );
}

function PackLine({ line, n, contractFrom }: { readonly line: CostLine; readonly n: number; readonly contractFrom: number | null }) {
  const say = useSay(words);
  const format = useFormat();
  const text = useCostText();
  const lacking = lackingOf(line, contractFrom);
  const free = (line.actualFen ?? line.amountFen) === 0;
  const named = (papers: CostLine['papers']): string => papers.map((one) => say(`cost.paper.${one}`)).join('、');
  return (
    <li className="thing">
      <div className="thing-what">
        {say('cost.pack.line', { n, category: text.category(line) })} <span className="quiet">{format.money(line.actualFen ?? line.amountFen)}</span>
        {line.papers.length > 0 && <p>{named(line.papers)}</p>}
      </div>
      <div className="thing-side">
        {line.payer === 'partner' ? <span className="quiet">{say('cost.pack.partner')}</span>
          : free ? <span className="quiet">{say('cost.pack.no_cost')}</span>
          : lacking.length === 0 ? <Chip tone="done">{say('cost.pack.there')}</Chip> : <Chip tone="warn">{say('cost.pack.lacks', { papers: named(lacking) })}</Chip>}
      </div>
    </li>
  );
}
