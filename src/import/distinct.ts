import type { PropertyValues } from '../model/data.ts';
import { differences } from '../model/distinct.ts';
import { formsOf } from '../model/english.ts';
import type { Graph, Kind } from '../model/graph.ts';
import { identifiersOf } from '../model/identifier.ts';
import { fold } from '../model/text.ts';
import type { Differences } from './differences.ts';
import type { Report } from './raw.ts';
import { detach, type SeedNodes } from './seed-nodes.ts';

/** Something by which readers recognise a node. */
interface Mark {
  /** Equal for equal marks. A name has several: one for each of its forms. */
  readonly key: string;
  /** As written, after its property. */
  readonly text: string;
}

/** The nodes that have one mark, in the order of their numbers, each with its own text. */
type Bearers = { readonly number: number; readonly text: string }[];

/** Refuses two nodes of a distinct kind that share a name or a synonym, in any spelling, or an exact xref. */
export class DistinctCheck {
  private readonly nodes: SeedNodes;
  private readonly differences: Differences;
  private readonly report: Report;
  private readonly bearers: ReadonlyMap<string, Map<string, Bearers>>;

  constructor({ definition }: Graph, nodes: SeedNodes, differences: Differences, report: Report) {
    this.nodes = nodes;
    this.differences = differences;
    this.report = report;
    const distinct = definition.kinds.filter(({ isDistinct }) => isDistinct);
    this.bearers = new Map(distinct.map(({ name }) => [name, new Map()]));
  }

  /** Takes note of the marks of a node. */
  see(kind: Kind, number: number, properties: PropertyValues): void {
    const known = this.bearers.get(kind.name);
    if (!known) return;
    const own = new Set<string>();
    for (const { key, text } of marksOf(kind, properties)) {
      if (own.size === own.add(key).size) continue;
      const bearers = known.get(key);
      if (bearers) bearers.push({ number, text });
      else known.set(key, [{ number, text }]);
    }
  }

  /** Reports each node that shares a mark with an earlier one, after the seed has said which nodes differ. */
  end(): void {
    const refused = [...this.bearers].map(([kind, known]) => this.compare(kind, known));
    // Without a problem, the check has asked about every pair that shares a mark.
    if (!refused.includes(true)) this.differences.end();
  }

  /** Returns whether the check refuses any node of a kind. */
  private compare(kind: string, known: ReadonlyMap<string, Bearers>): boolean {
    const shared = new Map<string, { readonly pair: readonly [number, number]; readonly marks: string[] }>();
    for (const bearers of known.values()) {
      for (const [i, later] of bearers.entries()) {
        const earlier = bearers.find(({ number }, j) => j >= i || !this.differences.has(number, later.number));
        if (!earlier || earlier === later) continue;
        const key = `${earlier.number} ${later.number}`;
        const found = shared.get(key) ?? { pair: [earlier.number, later.number], marks: [] };
        shared.set(key, found);
        const text = earlier.text === later.text ? later.text : `${later.text} (there: ${earlier.text})`;
        if (!found.marks.includes(text)) found.marks.push(text);
      }
    }
    for (const { pair, marks } of shared.values()) this.refuse(kind, pair, marks);
    return shared.size > 0;
  }

  private refuse(kind: string, [earlier, later]: readonly [number, number], marks: readonly string[]): void {
    const { nodes } = this;
    const { file, line } = nodes.positionOf(earlier);
    const [from, to] = [nodes.idOf(later), nodes.idOf(earlier)];
    this.report(
      nodes.positionOf(later),
      `${kind}: ${from} shares with ${to} at ${file}:${line} the ${marks.join(', the ')}. Expected each ${kind} ` +
        `once. Merge the two, or give one another name. If they differ, write ${differences} from one to the other.`,
    );
  }
}

/** Returns the marks of a node: its name, its synonyms, and the xrefs that mean the same. */
function marksOf({ properties: declared }: Kind, values: PropertyValues): Mark[] {
  const { name, synonyms } = values;
  const names = typeof name === 'string' ? [name] : [];
  const others = Array.isArray(synonyms) ? synonyms.filter((synonym) => typeof synonym === 'string') : [];
  const xrefs = identifiersOf(declared, values).filter(({ property, fit }) => property === 'xrefs' && fit === 0);
  return [
    ...names.flatMap((text) => keysOf(text).map((key) => ({ key, text: `name ${quoted(text)}` }))),
    ...others.flatMap((text) => keysOf(text).map((key) => ({ key, text: `synonym ${quoted(text)}` }))),
    ...xrefs.map(({ canonical, text }) => ({ key: detach(`xref ${canonical}`), text: `exact xref ${quoted(text)}` })),
  ];
}

/** Returns the keys of a name, one for each of its forms. A name without letters and digits stays as it is. */
function keysOf(text: string): readonly string[] {
  const forms = formsOf(text);
  return (forms.length > 0 ? forms : [fold(text)]).map((form) => detach(`name ${form}`));
}

/** Quotes a string, which copies it: a part of a larger string would keep its whole chunk of the file in memory. */
const quoted = (text: string): string => JSON.stringify(text);
