/**
 * Matches the parts that stay on one line: quoted names and strings, maps, subqueries without clauses, `STARTS WITH`.
 */
const whole = /`[^`]*`|'[^']*'|\{ ?\w+: [^}]*\}|(?:COUNT|COLLECT|EXISTS) \{(?! MATCH| UNWIND)[^{}]*\}|STARTS WITH/;
const opening = /(?:COUNT|COLLECT|EXISTS) \{/;
/** Matches the parts that begin a line: clauses, and the branches of a choice between kinds. */
const clause = /\b(?:(?:OPTIONAL )?MATCH|WHERE|WITH|RETURN|UNWIND)\b|WHEN (?=\w+:)/;
const token = new RegExp([whole, opening, clause, /\}/, /\s+/, /./].map(({ source }) => `(${source})`).join('|'), 'gs');

/**
 * Prints a compiled statement for people to read, as the goldens and `--explain` show it: a line for each clause,
 * indented by the subqueries around it. It differs from the statement that Neo4j receives in white space only.
 */
export function printCypher(statement: string): string {
  const lines: string[] = [];
  let line = '';
  let depth = 0;
  /** The open brackets and braces: in a bracket, WHERE belongs to a list comprehension. */
  const open: string[] = [];
  const endLine = (): void => {
    if (line.trim() !== '') lines.push(`${'  '.repeat(depth)}${line.trim()}`);
    line = '';
  };
  for (const [text, , subquery, begin, close, space] of statement.matchAll(token)) {
    if (text === '[' || subquery) open.push(text);
    else if (text === ']' || close) open.pop();
    if (subquery) {
      line += text;
      endLine();
      depth += 1;
    } else if (close) {
      endLine();
      depth -= 1;
      line = text;
    } else if (begin && open.at(-1) !== '[') {
      endLine();
      line = text;
    } else if (space?.includes('\n')) endLine();
    else line += space ? ' ' : text;
  }
  endLine();
  return `${lines.join('\n')}\n`;
}
