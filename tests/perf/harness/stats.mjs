// Figures from repetitions.

export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

export function summary(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  return { n: sorted.length, median, min: sorted[0], p95: quantile(sorted, 0.95) };
}

/** Collects values under names, in the order in which the names first came. */
export class Series {
  #values = new Map();

  add(name, ...values) {
    this.#values.set(name, [...(this.#values.get(name) ?? []), ...values]);
  }

  addAll(record) {
    for (const [name, value] of Object.entries(record)) this.add(name, ...[value].flat());
  }

  names() {
    return [...this.#values.keys()];
  }

  of(name) {
    return summary(this.#values.get(name) ?? []);
  }

  median(name) {
    return this.of(name).median;
  }

  toJSON() {
    return Object.fromEntries(this.#values);
  }
}
