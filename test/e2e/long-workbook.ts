/** A workbook of one sheet with 20,000 rows. */
import { newWorkbook } from "../../src/files/put-sheets";

export function longWorkbook(): Buffer {
  const rows = Array.from({ length: 20_000 }, (_, row) => ({
    cells: Array.from({ length: 12 }, (__, column) => ({
      value: column === 0 ? `项目 ${row}` : row * 1.01 + column,
      style: { border: true, ...(column === 0 ? {} : { format: "#,##0.00" }) },
    })),
  }));
  return Buffer.from(newWorkbook([{ name: "明细", rows, freeze: { rows: 1, columns: 1 } }]));
}
