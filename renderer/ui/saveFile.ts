import { getFile } from '../bridge/desk.ts';

/** Fetches a file that the app made and hands it to the person as a download, alike in both hosts. Answers its name. */
export async function saveFile(fileId: string): Promise<string> {
  const { name, mediaType, bytes } = await getFile(fileId);
  const address = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The download has its own hold on the bytes once it began; a minute is ample.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return name;
}
