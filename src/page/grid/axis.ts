/** Rows or columns of a sheet as lengths on the screen, in pixels; what is hidden has none. */

export class Axis {
  /** Where each one begins, and after the last where all end. */
  private readonly starts: Float64Array;

  constructor(
    readonly count: number,
    lengthOf: (index: number) => number,
  ) {
    this.starts = new Float64Array(count + 1);
    for (let at = 0; at < count; at += 1) this.starts[at + 1] = (this.starts[at] ?? 0) + lengthOf(at);
  }

  start(index: number): number {
    return this.starts[Math.max(0, Math.min(index, this.count))] ?? 0;
  }

  length(index: number, many = 1): number {
    return this.start(index + many) - this.start(index);
  }

  /** The one that holds this point; the last one for what lies beyond. */
  at(point: number): number {
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.start(middle) <= point) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The next one in this direction that has a length; `index` itself where there is none. */
  step(index: number, direction: 1 | -1): number {
    for (let at = index + direction; at >= 0 && at < this.count; at += direction) {
      if (this.length(at) > 0) return at;
    }
    return index;
  }
}
