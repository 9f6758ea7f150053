/** The parameters of a view, which are its whole state: reading them from an address, and printing them. */

/** A value, or a sentence that says what is wrong with its text. */
export type Parsed<T> = { readonly value: T } | { readonly problem: string };

export interface Parameter<T> {
  readonly default: T;
  /** Reads a value. The problem follows the name of the parameter: "expected a whole number from 1 to 6". */
  parse(text: string): Parsed<T>;
  print(value: T): string;
  /** `fragment` keeps the value from servers, which never see it. Default `query`. */
  readonly place?: 'query' | 'fragment';
}

/** The table of a view: one parameter for each value. */
export type Parameters<P> = { readonly [Name in keyof P]: Parameter<P[Name]> };

/** Printed values by name. */
export type Values = Readonly<Record<string, string>>;

/** The parameter that names the view. */
export const viewParameter = 'view';

/** Returns the pairs in the fragment of an address: `#foods=a,b`. A fragment without them names a place on the page. */
const fragmentOf = ({ hash }: URL): URLSearchParams => new URLSearchParams(hash.includes('=') ? hash.slice(1) : '');

/** Parameters with their names. The type of `Object.entries` loses which parameter has which type. */
const entriesOf = <P extends object>(parameters: Parameters<P>) =>
  Object.entries(parameters) as unknown as readonly (readonly [keyof P & string, Parameter<unknown>])[];

/** Reads the values in an address. A missing or wrong one is the default; `problems` describes the wrong ones. */
export function readParameters<P extends object>(
  parameters: Parameters<P>,
  url: URL,
): { readonly params: P; readonly problems: readonly string[] } {
  const problems = unknownIn(parameters, url);
  const fragment = fragmentOf(url);
  const read = entriesOf(parameters).map(([name, parameter]) => {
    const given = (parameter.place === 'fragment' ? fragment : url.searchParams).getAll(name);
    const [text] = given;
    if (text === undefined) return [name, parameter.default];
    const parsed: Parsed<unknown> =
      given.length > 1 ? { problem: 'expected one value, found several' } : parameter.parse(text);
    if ('value' in parsed) return [name, parsed.value];
    problems.push(`The address has ${name}=${excerpt(text)}: ${parsed.problem}. ${insteadOf(parameter)}`);
    return [name, parameter.default];
  });
  return { params: Object.fromEntries(read) as P, problems };
}

const insteadOf = (parameter: Parameter<unknown>): string => {
  const text = parameter.print(parameter.default);
  return text === '' ? 'The page ignores it.' : `The page uses "${text}".`;
};

/** Describes names in an address that the view does not know. */
function unknownIn(parameters: object, url: URL): string[] {
  const names = new Set([...url.searchParams.keys(), ...fragmentOf(url).keys()]);
  const known = Object.keys(parameters);
  return [...names]
    .filter((name) => name !== viewParameter && !known.includes(name))
    .map(
      (name) =>
        `The address has a value for ${excerpt(name)}, which this page does not know. ` +
        `It knows ${known.join(', ') || 'none'}. The page ignores the value.`,
    );
}

/** Quotes text of an address, which may have any length. */
const excerpt = (text: string): string => `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`;

/** Prints values, without those that are the default. */
export const printParameters = <P extends object>(parameters: Parameters<P>, params: P): Values =>
  Object.fromEntries(
    entriesOf(parameters)
      .map(([name, parameter]) => [name, parameter.print(params[name]), parameter.print(parameter.default)] as const)
      .filter(([, text, byDefault]) => text !== byDefault)
      .map(([name, text]) => [name, text]),
  );

/** Returns the address of a view, relative to the page. The start page has an empty name. */
export function printAddress<P extends object>(view: string, parameters: Parameters<P>, values: Values): string {
  const query = new URLSearchParams(view === '' ? {} : { [viewParameter]: view });
  const fragment = new URLSearchParams();
  const places = new Map<string, Parameter<unknown>['place']>(
    entriesOf(parameters).map(([name, { place }]) => [name, place]),
  );
  for (const [name, text] of Object.entries(values)) {
    (places.get(name) === 'fragment' ? fragment : query).set(name, text);
  }
  const parts = [query.size > 0 && `?${readable(query)}`, fragment.size > 0 && `#${readable(fragment)}`];
  return `explore${parts.filter(Boolean).join('')}`;
}

/** Prints pairs, with the colons and commas of ids as they are, which every browser accepts. */
const readable = (pairs: URLSearchParams): string => pairs.toString().replaceAll('%3A', ':').replaceAll('%2C', ',');
