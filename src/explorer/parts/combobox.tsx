/** Searches as one types: the combobox with a list box of the ARIA Authoring Practices Guide. */
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { ApiError } from '../api/errors.ts';
import { type Hit, search } from '../api/search.ts';
import { useApp } from '../context.ts';
import { kindOfValue } from '../words.ts';
import { Problems } from './problems.tsx';

interface ComboboxProps {
  readonly label: string;
  /** Values of the enum of kinds to search; empty for all. */
  readonly kinds?: readonly string[];
  readonly onPick: (hit: Hit) => void;
  /** Called when the user presses Enter without choosing an entry. */
  readonly onSubmit?: (text: string) => void;
}

/** Milliseconds after the last letter before the search starts. */
const pauseMs = 120;

const maxHits = 10;

export function Combobox({ label, kinds = [], onPick, onSubmit }: ComboboxProps) {
  const { api, announce, graph } = useApp();
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly Hit[]>([]);
  const [errors, setErrors] = useState<readonly ApiError[]>([]);
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [total, setTotal] = useState<number | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const ids = useId();
  const wanted = kinds.join(',');

  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      if (text.trim() === '') return;
      try {
        const options = { kinds: wanted === '' ? [] : wanted.split(','), first: maxHits, signal: abort.signal };
        const { hits, totalCount, errors } = await search(api, text, options);
        setFound(hits);
        setErrors(errors);
        setTotal(totalCount);
        setActive(-1);
        announce(totalCount === 0 ? 'No results.' : `${totalCount === 1 ? '1 result' : `${totalCount} results`}.`);
      } catch {
        // A later search replaced this one.
      }
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text, wanted, api, announce]);

  const change = (given: string) => {
    setText(given);
    setOpen(true);
    if (given.trim() === '') {
      setFound([]);
      setTotal(null);
    }
  };
  const pick = (hit: Hit) => {
    setOpen(false);
    setActive(-1);
    setText('');
    setFound([]);
    setTotal(null);
    onPick(hit);
  };
  const move = (to: number) => {
    if (found.length === 0) return;
    setOpen(true);
    setActive((to + found.length) % found.length);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const hit = found[active];
    const actions: Readonly<Record<string, () => void>> = {
      ArrowDown: () => move(active + 1),
      ArrowUp: () => move(active < 0 ? found.length - 1 : active - 1),
      Enter: () => {
        if (isOpen && hit) pick(hit);
        else if (text.trim() !== '') {
          setOpen(false);
          onSubmit?.(text.trim());
        }
      },
      Escape: () => {
        if (isOpen && found.length > 0) setOpen(false);
        else change('');
      },
    };
    const action = actions[event.key];
    // A key that completes a composition, such as a Japanese word, belongs to the composition.
    if (!action || event.isComposing) return;
    event.preventDefault();
    action();
  };

  const isListed = isOpen && text.trim() !== '' && found.length > 0;
  return (
    <div class="combobox">
      <label for={`${ids}-input`}>{label}</label>
      <input
        ref={input}
        id={`${ids}-input`}
        type="text"
        role="combobox"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        aria-expanded={isListed}
        aria-controls={`${ids}-list`}
        aria-autocomplete="list"
        aria-activedescendant={isListed && active >= 0 ? `${ids}-${active}` : undefined}
        value={text}
        onInput={(event) => change(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
      />
      <div id={`${ids}-list`} role="listbox" aria-label={`Results for ${label}`} hidden={!isListed}>
        {isListed &&
          found.map((hit, i) => (
            // The input keeps the focus and takes the keys.
            // biome-ignore lint/a11y/useFocusableInteractive: an option of a combobox never has the focus.
            // biome-ignore lint/a11y/useKeyWithClickEvents: the input takes the keys.
            <div
              key={hit.id}
              id={`${ids}-${i}`}
              role="option"
              aria-selected={i === active}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(hit)}
            >
              <span class="hit-name">{hit.name}</span>{' '}
              <span class="quiet">
                {kindOfValue(graph, hit.kind)?.label}
                {hit.matched !== null && `, also called “${hit.matched}”`}
              </span>
            </div>
          ))}
      </div>
      {isOpen && total === 0 && text.trim() !== '' && <p class="quiet">Nothing has this name. Try fewer letters.</p>}
      <Problems errors={errors} />
    </div>
  );
}
