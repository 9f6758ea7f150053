import { useRef, useState } from 'preact/hooks';

interface Item {
  readonly id: string;
  readonly href: string;
  readonly title: string;
  /** One more line; empty for none. */
  readonly note: string;
  readonly open: () => void;
}

/** A list of links that is one Tab stop: the arrow keys, Home and End move along it. A click opens an item here. */
export function LinkList({ label, items }: { readonly label: string; readonly items: readonly Item[] }) {
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const current = Math.min(at, items.length - 1);
  const move = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = { ArrowDown: current + 1, ArrowUp: current - 1, Home: 0, End: -1 };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = (step + items.length) % items.length;
    setAt(next);
    list.current?.querySelectorAll('a')[next]?.focus();
  };
  return (
    <ul class="links" aria-label={label} ref={list} onKeyDown={move}>
      {items.map(({ id, href, title, note, open }, i) => (
        <li key={id}>
          <a
            href={href}
            title={title}
            tabIndex={i === current ? 0 : -1}
            onFocus={() => setAt(i)}
            onClick={(event) => {
              // A click with a key opens another tab, as with every link.
              if (event.ctrlKey || event.metaKey || event.shiftKey) return;
              event.preventDefault();
              open();
            }}
          >
            <span class="title">{title}</span>
            {note !== '' && <span class="note">{note}</span>}
          </a>
        </li>
      ))}
    </ul>
  );
}
