import { sql } from 'kysely';
import type { Connection, Scope } from '#platform/command.ts';
import { need } from '#shared/finding.ts';
import { Refusal } from '#shared/refusal.ts';
import type { AgreementKnown } from './documents.ts';
import { placeOf } from './store.ts';

/**
 * An agreement the unit of the link is party to, cut to what it may know: of other parties that they are, of itself who signed.
 * @throws Refusal NOT_FOUND for every other agreement
 */
export async function readAgreement(db: Connection, scope: Scope, id: string | null): Promise<AgreementKnown> {
  const { officeId } = scope;
  const { unitId } = placeOf(scope);
  const { rows } = await sql<AgreementKnown>`
    select p.purpose, p.contents, p.signed_on, p.from_on, p.until_on, p.ended_on, o.name as office, o.demo,
      array(select b.name from branch b where b.office_id = p.office_id and b.id = any(p.branch_ids) order by b.pinyin, b.id) as branches,
      (select json_agg(json_build_object('name', concat(u.name, x.body_words), 'signer', case when x.unit_id = ${unitId} then nullif(concat_ws(' ', x.signer_post, x.signer_name), '') end) order by x.position)
        from pairing_party x join unit u on u.office_id = x.office_id and u.id = x.unit_id where x.office_id = p.office_id and x.pairing_id = p.id) as parties
    from pairing p join office o on o.id = p.office_id
    where p.office_id = ${officeId} and p.id = ${id} and exists (select 1 from pairing_party x where x.office_id = p.office_id and x.pairing_id = p.id and x.unit_id = ${unitId})`.execute(db);
  if (rows[0] === undefined) throw new Refusal('NOT_FOUND', [need('need.pairing')]);
  return rows[0];
}
