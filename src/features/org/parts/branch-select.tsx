import { api } from '#web/client.ts';
import { Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { useQuery } from '@tanstack/react-query';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (id: string) => void;
  readonly kind?: 'standing' | 'temporary';
  readonly empty?: string;
  readonly optional?: boolean;
  /** Only these of them, where the rest makes no sense. */
  readonly among?: readonly string[];
}

/** A living branch of our own unit. */
export function BranchSelect({ label, value, onChange, kind, empty, optional = false, among }: Props) {
  const branches = useQuery(api.org.branches.queryOptions({ input: kind === undefined ? {} : { kind } }));
  const rows = (branches.data?.rows ?? []).filter((row) => among === undefined || among.includes(row.id));
  return (
    <Field label={label} optional={optional}>
      <Select value={value} onChange={onChange} options={rows.map((row) => ({ value: row.id, label: row.name }))} {...(empty === undefined ? {} : { empty })} />
    </Field>
  );
}
