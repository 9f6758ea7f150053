import { useState } from 'preact/hooks';
import { type Content, fileName } from './content.ts';
import { exportCsv } from './csv.ts';
import { exportHtml } from './html.tsx';
import { exportPng } from './png.ts';
import { exportSvg } from './svg.tsx';

interface Format {
  readonly name: string;
  readonly extension: string;
  readonly description: string;
  write(content: Content): Promise<Blob> | Blob;
}

const formats: readonly Format[] = [
  {
    name: 'SVG',
    extension: 'svg',
    description: 'the picture for other programs, with claims and licences inside',
    write: (content) => new Blob([exportSvg(content)], { type: 'image/svg+xml' }),
  },
  {
    name: 'PNG',
    extension: 'png',
    description: 'the picture for slides and messages',
    write: (content) => exportPng(exportSvg(content), content.layout.bounds.width, content.layout.bounds.height),
  },
  {
    name: 'CSV',
    extension: 'csv',
    description: 'the table of relations for a spreadsheet',
    write: (content) => new Blob([exportCsv(content)], { type: 'text/csv;charset=utf-8' }),
  },
  {
    name: 'HTML',
    extension: 'html',
    description: 'one page with the picture, table, claims and data, which opens offline',
    write: (content) => new Blob([exportHtml(content)], { type: 'text/html;charset=utf-8' }),
  },
];

/** Offers what is drawn as files. */
export function Downloads({ content, announce }: { content: Content; announce: (text: string) => void }) {
  const [problem, setProblem] = useState<string | null>(null);
  const take = async ({ name, extension, write }: Format) => {
    try {
      save(await write(content), fileName(content.title, extension));
      setProblem(null);
      announce(`The ${name} file is ready.`);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : `The browser could not write the ${name} file.`);
    }
  };
  return (
    <section class="downloads" aria-label="Take it along">
      <h2>Take it along</h2>
      <ul>
        {formats.map((format) => (
          <li key={format.extension}>
            <button type="button" onClick={() => take(format)}>
              {format.name}
            </button>{' '}
            <span class="quiet">{format.description}</span>
          </li>
        ))}
      </ul>
      {problem !== null && <p role="alert">{problem}</p>}
    </section>
  );
}

/** Saves a file as a download. */
function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser reads the file after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
