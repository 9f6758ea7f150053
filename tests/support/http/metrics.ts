/** Reads the metrics of a service. The tests of metrics and of workers use it. */
/** Reads the samples of `/metrics` on a new connection. Returns values by name with labels. */
export async function scrape(url: string): Promise<ReadonlyMap<string, number>> {
  const response = await fetch(new URL('/metrics', url), { headers: { connection: 'close' } });
  const type = response.headers.get('content-type') ?? '';
  if (!/^text\/plain; version=0\.0\.4/.test(type)) throw new Error(`not the format of Prometheus: ${type}`);
  const lines = (await response.text()).split('\n').filter((line) => line && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const [, name = '', value] = /^(.*) (\S+)$/.exec(line) ?? [];
      return [name, Number(value)];
    }),
  );
}
