/** A command of the command line. It receives the arguments after its name. */
export type Command = (args: readonly string[]) => Promise<void>;
