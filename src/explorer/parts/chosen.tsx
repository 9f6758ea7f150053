/** Chooses entities: a search that adds them, and the chosen ones with a button that removes each. */
import { useRef } from 'preact/hooks';
import { useAnswer } from '../api/answer.ts';
import { useApp } from '../context.ts';
import { Combobox } from './combobox.tsx';
import { EntityLink } from './entity-link.tsx';

interface ChosenProps {
  /** Names the role of the entities: "Symptoms". */
  readonly label: string;
  /** Values of the enum of kinds to search. */
  readonly kinds: readonly string[];
  readonly ids: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
  /** The most entities. With 1, a choice replaces the one before. */
  readonly max?: number;
}

const namesDocument = `query Names($ids: [ID!]!) {
  nodes(ids: $ids) {
    id
    ... on Entity {
      name
    }
  }
}`;

interface NamesAnswer {
  readonly nodes: readonly ({ readonly id: string; readonly name?: string } | null)[];
}

/** Names that the page has seen, so that a choice has its name at once. */
const seen = new Map<string, string>();

/** Returns the name of each id; the id itself until the name is known, and where no entity has the id. */
function useNames(ids: readonly string[]): (id: string) => string {
  const unseen = ids.filter((id) => !seen.has(id));
  const { data } = useAnswer<NamesAnswer>(unseen.length > 0 ? namesDocument : null, { ids: unseen });
  for (const node of data?.nodes ?? []) if (node?.name) seen.set(node.id, node.name);
  return (id) => seen.get(id) ?? id;
}

export function Chosen({ label, kinds, ids, onChange, max = 20 }: ChosenProps) {
  const { announce } = useApp();
  const nameOf = useNames(ids);
  const group = useRef<HTMLFieldSetElement>(null);
  const remove = (id: string) => {
    onChange(ids.filter((other) => other !== id));
    announce(`Removed ${nameOf(id)}.`);
    // The button that had the focus disappears with the entity.
    group.current?.querySelector('input')?.focus();
  };
  const isFull = max > 1 && ids.length >= max;
  return (
    <fieldset class="chosen" ref={group}>
      <legend>{label}</legend>
      {ids.length > 0 && (
        <ul class="chips">
          {ids.map((id) => (
            <li key={id}>
              <EntityLink id={id} name={nameOf(id)} />
              {max > 1 && (
                <button type="button" aria-label={`Remove ${nameOf(id)} from ${label}`} onClick={() => remove(id)}>
                  <span aria-hidden="true">×</span>
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {isFull ? (
        <p class="quiet">This page takes at most {max}.</p>
      ) : (
        <Combobox
          label={max === 1 && ids.length > 0 ? 'Choose another' : 'Add by name'}
          kinds={kinds}
          onPick={({ id, name }) => {
            seen.set(id, name);
            if (max === 1) onChange([id]);
            else if (!ids.includes(id)) onChange([...ids, id]);
            announce(`Chose ${name}.`);
          }}
        />
      )}
    </fieldset>
  );
}
