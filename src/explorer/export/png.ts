/** The most pixels of a side, and in all, that every browser draws. */
const mostPixels = { side: 8192, area: 16_000_000 };

/** Returns the number of pixels for one unit of a drawing: two, or fewer for a large drawing. */
export const pixelRatio = (width: number, height: number): number =>
  Math.min(2, mostPixels.side / Math.max(width, height), Math.sqrt(mostPixels.area / (width * height)));

/**
 * Draws an SVG file on a canvas, and returns a PNG file.
 * @throws {Error} if the browser cannot draw it.
 */
export async function exportPng(svg: string, width: number, height: number): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const ratio = pixelRatio(width, height);
    const canvas = document.createElement('canvas');
    canvas.width = Math.floor(width * ratio);
    canvas.height = Math.floor(height * ratio);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!blob) throw new Error('This browser could not draw the picture as PNG. Take the SVG file.');
    return blob;
  } finally {
    URL.revokeObjectURL(address);
  }
}
