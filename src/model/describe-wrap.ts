const columns = 120;

/** Breaks the lines of a Markdown text at 120 columns. Rows of tables stay whole, and list items keep their indent. */
export const wrapMarkdown = (markdown: string): string => markdown.split('\n').map(wrapLine).join('\n');

function wrapLine(line: string): string {
  if (line.startsWith('|')) return line;
  const indent = line.startsWith('- ') ? '  ' : '';
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    const longer = current === '' ? word : `${current} ${word}`;
    if (longer.length > columns && current !== '') {
      lines.push(current);
      current = indent + word;
    } else {
      current = longer;
    }
  }
  return [...lines, current].join('\n');
}
