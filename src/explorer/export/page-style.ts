/** The style of an exported page. `pagePolicy` names its hash: change both together. A test compares them. */
export const pageStyle = `
:root { color-scheme: light dark; font: 100%/1.5 system-ui, sans-serif; }
body { margin: 0; }
main { max-width: 76rem; margin: auto; padding: 1.5rem; overflow-wrap: break-word; }
h1, h2 { line-height: 1.2; }
.picture, .scroll, pre { overflow: auto; border: 1px solid #8888; border-radius: .5rem; }
.picture { background: #fff; }
.picture svg { display: block; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { padding: .5rem; border-bottom: 1px solid #8888; text-align: start; vertical-align: top; }
td ul { margin: 0; padding: 0; list-style: none; }
pre { padding: .75rem; white-space: pre-wrap; }
@media print { .picture, .scroll, pre { overflow: visible; border: 0; } }
@media print { .picture svg { max-width: 100%; height: auto; } }
`;

const hash = 'sha256-ygzUM6sUpQeG3jzTwTC/3WQufapAvUq/UcJOgHJuRSs=';

/** Allows the style above, and nothing else. */
export const pagePolicy = `default-src 'none'; style-src '${hash}'; base-uri 'none'; form-action 'none'`;
