const names: Readonly<Record<string, string>> = { '\r\n': 'CRLF', '\n': 'LF', '\r': 'CR' };

/** Finds the first line of a CSV file that does not end as those before it do; a line break within quotes is no end. */
export function lineEndFault(text: string): { readonly line: number; readonly message: string } | undefined {
  let line = 1;
  let first: string | undefined;
  // Between quotes lies every second part; a doubled quote makes an empty part of the other sort, which does no harm.
  for (const [i, part] of text.split('"').entries()) {
    for (const [end] of part.matchAll(/\r\n|\n|\r/g)) {
      const isEnd = i % 2 === 0;
      if (isEnd && first !== undefined && end !== first) {
        const found = `the line ends in ${names[end]}, and those before it in ${names[first]}.`;
        return { line, message: `${found} Save the file with one kind of line end.` };
      }
      if (isEnd) first = end;
      line += 1;
    }
  }
  return undefined;
}
