import type { Download, Locator } from 'playwright-core'

/** Presses what asks for a file, and chooses this one: a path, or its name and bytes. */
export async function chooseFile(
  button: Locator,
  file: string | { readonly name: string; readonly mimeType: string; readonly buffer: Buffer },
): Promise<void> {
  const [chooser] = await Promise.all([button.page().waitForEvent('filechooser'), button.click()])
  await chooser.setFiles(file)
}

/** Presses what saves a file, and gives the file. */
export async function saveFile(button: Locator): Promise<Download> {
  const [file] = await Promise.all([button.page().waitForEvent('download'), button.click()])
  return file
}
