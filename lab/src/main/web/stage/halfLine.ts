import type { PointsScene } from "../server/protocol";

/**
 * The line where D is 0.5: marching squares over the middles of the heatmap's cells. Four numbers for each segment, in data
 * units.
 */
export function halfLine(scene: PointsScene, heat: (number | null)[]): number[] {
  const { columns, rows } = scene.grid;
  const [[left, right], [low, high]] = scene.domain;
  const across = (right - left) / columns;
  const along = (high - low) / rows;
  const above = (row: number, column: number): number => (heat[row * columns + column] ?? 0.5) - 0.5;
  const ends: number[] = [];
  for (let row = 0; row + 1 < rows; row++) {
    for (let column = 0; column + 1 < columns; column++) {
      // Corners in order around the square, with their places.
      const corners = [
        [above(row, column), column, row],
        [above(row, column + 1), column + 1, row],
        [above(row + 1, column + 1), column + 1, row + 1],
        [above(row + 1, column), column, row + 1],
      ] as const;
      const crossings: number[] = [];
      for (let side = 0; side < 4; side++) {
        const [from, fromColumn, fromRow] = corners[side as 0 | 1 | 2 | 3];
        const [to, toColumn, toRow] = corners[((side + 1) % 4) as 0 | 1 | 2 | 3];
        if (from > 0 !== to > 0) {
          const share = from / (from - to);
          crossings.push(
            left + (fromColumn + share * (toColumn - fromColumn) + 0.5) * across,
            low + (fromRow + share * (toRow - fromRow) + 0.5) * along,
          );
        }
      }
      ends.push(...crossings.slice(0, crossings.length - (crossings.length % 4)));
    }
  }
  return ends;
}
