/** Adds the foods of a CSV file to a list. The file does not leave the browser; names go through the search. */
import { useId, useState } from 'preact/hooks';
import { search } from '../../../src/explorer/api/search.ts';
import { useApp } from '../../../src/explorer/context.ts';
import { counted } from '../../../src/explorer/words.ts';
import { type Eaten, readCsv } from '../shape/diet-list.ts';

export function DietImport({ add }: { add: (entries: readonly Eaten[]) => void }) {
  const { api, announce } = useApp();
  const id = useId();
  const [text, setText] = useState('');
  const [said, setSaid] = useState<readonly string[]>([]);
  const take = async () => {
    const { rows, problems } = readCsv(text);
    const found: Eaten[] = [];
    const said = [...problems];
    for (const row of rows) {
      if (row.food.startsWith('food:')) found.push(row);
      else {
        const [hit] = (await search(api, row.food, { kinds: ['FOOD'], first: 1 })).hits;
        // A hit on some of the words alone is often another food.
        if (hit && hit.match !== 'PARTIAL') {
          found.push({ ...row, food: hit.id });
          if (hit.name.toLowerCase() !== row.food.toLowerCase())
            said.push(`"${row.food}" is in the list as ${hit.name}.`);
        } else said.push(`No food is called "${row.food}".`);
      }
    }
    said.unshift(`${counted(found.length, 'food was', 'foods were')} added.`);
    setSaid(said);
    announce(said.join(' '));
    if (found.length > 0) add(found);
  };
  return (
    <details>
      <summary>Import a CSV file</summary>
      <div class="field">
        <label for={`${id}-file`}>A file with the columns food, quantity and times</label>
        <input
          id={`${id}-file`}
          type="file"
          accept=".csv,text/csv"
          onChange={async (event) => setText((await event.currentTarget.files?.[0]?.text()) ?? '')}
        />
        <label for={`${id}-text`}>Or its lines, such as "Spinach raw, 60 g, 2"</label>
        <textarea id={`${id}-text`} rows={5} value={text} onInput={(event) => setText(event.currentTarget.value)} />
      </div>
      <button type="button" onClick={take} disabled={text.trim() === ''}>
        Add these foods
      </button>
      {said.length > 0 && (
        <ul>
          {said.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </details>
  );
}
