import { seedDemo } from '#database/seed/demo.ts';
import { papers } from '#features/papers/documents-catalogue.ts';
import { countFacts } from '#features/papers/documents-made.ts';
import { fieldOf, valuesOf } from '#features/papers/facts-fields.ts';
import { loadPapers } from '#features/papers/queries.ts';
import { scopeOf } from '#platform/command.ts';
import { compose } from '#server/compose.ts';
import type { Cluster } from './cluster.ts';

/**
 * Facts typed / facts shown, for the demo's archived activity: what its people typed or chose, each once, against how often
 * those facts and what follows from them stand in its papers. A table counts once; the office's name and days of printing not at all.
 */
export async function facts(cluster: Cluster): Promise<void> {
  const { url, dataDir } = await cluster.empty('facts');
  const program = compose({ databaseUrl: url, dataDir, baseUrl: 'http://localhost' });
  try {
    await seedDemo(program, () => undefined);
    const { id, officeId } = await program.db.selectFrom('activity').select(['id', 'officeId']).where('stage', '=', 'archived').executeTakeFirstOrThrow();
    const { personId, name } = await program.db.selectFrom('post').innerJoin('person', 'person.id', 'post.personId').select(['post.personId', 'person.name']).where('post', '=', 'committee').executeTakeFirstOrThrow();
    const known = await loadPapers(program.db, scopeOf({ kind: 'person', officeId, personId, name, posts: [{ post: 'committee', branchId: null }], branchIds: [], link: null, may: 'all', language: 'zh-Hans' }), id);
    const { typed, shown } = countFacts(known, valuesOf(known), papers);
    console.log('\n## facts typed / facts shown (aim ≤ 45 / ≥ 450)');
    console.log(`- facts typed / facts shown: ${typed.length} / ${shown.reduce((all, one) => all + one.names.length, 0)}, in ${papers.length} papers`);
    console.log(`- typed, each once: ${typed.map((one) => `${one} (${fieldOf(one).cure ?? ''})`).join(', ')}`);
    console.log(`- shown: ${shown.map((one) => `${one.key} ${one.names.length}`).join(', ')}`);
  } finally {
    await program.close();
  }
}
