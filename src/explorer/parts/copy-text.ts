/**
 * Copies text. Pages without HTTPS have no clipboard, except on this machine.
 * @param name the form of the text: "curl".
 * @returns a sentence on what happened.
 */
export async function copyAs(name: string, text: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(text);
    return `Copied as ${name}.`;
  } catch {
    return 'The browser does not allow copying: select the text.';
  }
}
