import { provinceOf, regions } from '#features/unit/facts.ts';
import { words } from '#features/unit/words.ts';
import { api } from '#web/client.ts';
import { useSay } from '#web/language.tsx';
import { Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { useQuery } from '@tanstack/react-query';

interface Props {
  /** A code of GB/T 2260; empty where nobody knows. */
  readonly value: string;
  readonly onChange: (code: string) => void;
}

/** A region from the province down, as exact as it is known: what is left open stays at the wider one. */
export function RegionChoice({ value, onChange }: Props) {
  const say = useSay(words);
  const province = regions.find((one) => value !== '' && one === provinceOf(value)) ?? '';
  // The four cities under the centre have counties at once; elsewhere they come with their city.
  const city = /^(?:11|12|31|50)/.test(value) ? '' : value.slice(2, 4) === '00' ? '' : value === '' ? '' : `${value.slice(0, 4)}00`;
  return (
    <>
      <Field label={say('unit.region')} optional>
        <Select value={province} onChange={(code) => onChange(code)} options={regions.map((one) => ({ value: one, label: say(`region.${one}`) }))} />
      </Field>
      {province !== '' && <Within outer={province} label={say('unit.region_city')} value={city === '' && value !== province ? value : city} onChange={onChange} />}
      {city !== '' && <Within outer={city} label={say('unit.region_county')} value={value === city ? '' : value} onChange={onChange} />}
    </>
  );
}

function Within({ outer, label, value, onChange }: Props & { readonly outer: string; readonly label: string }) {
  const found = useQuery({ ...api.unit.divisions.queryOptions({ input: { within: outer } }), staleTime: Infinity });
  const rows = found.data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <Field label={label} optional>
      <Select value={value} onChange={(code) => onChange(code === '' ? outer : code)} options={rows.map(({ code, name }) => ({ value: code, label: name }))} />
    </Field>
  );
}
