interface Distances {
  iterations: number[];
  values: (number | null)[];
}

/** The second distance minus the first, where both are known: below 0, the second run is nearer to the data. */
export function difference(first: Distances, second: Distances): { xs: number[]; ys: (number | null)[] } {
  const known = new Map(first.iterations.map((iteration, at) => [iteration, first.values[at] ?? null]));
  const xs: number[] = [];
  const ys: (number | null)[] = [];
  second.iterations.forEach((iteration, at) => {
    const one = known.get(iteration);
    const other = second.values[at] ?? null;
    if (one !== undefined) {
      xs.push(iteration);
      ys.push(one === null || other === null ? null : other - one);
    }
  });
  return { xs, ys };
}
