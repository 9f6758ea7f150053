/**
 * Keeps a service that gets SIGHUP while it starts. The signal makes a service read its files again. One that has not
 * begun to read them needs nothing, but the system would end it, and systemd would not start it again.
 * `src/base/signals.ts` replaces this listener. A terminal that closes still ends the process.
 */
const [, , command = 'serve'] = process.argv;
// As in `src/cli.ts`: a flag in the place of the command means `serve`.
if (/^(?:serve$|-)/.test(command) && !process.stdout.isTTY) process.on('SIGHUP', () => {});
