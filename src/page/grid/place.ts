/** Puts elements where they belong, in pixels. */

export function place(
  element: HTMLElement,
  left: number,
  top: number,
  width?: number,
  height?: number,
): void {
  element.style.left = `${left}px`;
  element.style.top = `${top}px`;
  if (width !== undefined && height !== undefined) size(element, width, height);
}

export function size(element: HTMLElement, width: number, height: number): void {
  element.style.width = `${width}px`;
  element.style.height = `${height}px`;
}
