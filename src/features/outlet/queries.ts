import { sql } from 'kysely';

/**
 * Whether the outlet of delivery `d` is owed something of bulletin `b` (publication `p`, outlet `o`), by the same rule as `owedTo`: first sending, a correction, a
 * withdrawal. Our own page is owed nothing.
 */
export const unsettled = sql`o.kind <> 'site' and case when b.withdrawn_on is not null
    then d.told_edition > 0 and not d.told_withdrawn and p.taken_down_on is null
    else d.told_edition < greatest(1, jsonb_array_length(b.editions)) end`;

/** What `unsettled` speaks of, beginning at `delivery d`. */
export const deliveryRows = sql`delivery d join outlet o on o.office_id = d.office_id and o.id = d.outlet_id join bulletin b on b.office_id = d.office_id and b.id = d.bulletin_id
    left join publication p on p.office_id = d.office_id and p.id = d.publication_id`;
