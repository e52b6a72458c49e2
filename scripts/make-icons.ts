/**
 * Draws the add-in's icon (a ledger page with a check mark) in the sizes that Office asks for.
 * PNG is written here: four small pictures do not justify a drawing library.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";

const SIZES = [16, 32, 64, 80, 128];
/** Every pixel is the mean of SAMPLES² points, which smooths the edges. */
const SAMPLES = 4;

type Colour = readonly [red: number, green: number, blue: number, alpha: number];
type Point = readonly [x: number, y: number];

const GREEN: Colour = [16, 110, 72, 255];
const WHITE: Colour = [255, 255, 255, 255];
const LINE: Colour = [170, 205, 188, 255];
const CLEAR: Colour = [0, 0, 0, 0];

function insideRounded(
  [x, y]: Point,
  left: number,
  top: number,
  right: number,
  bottom: number,
  radius: number,
) {
  const dx = Math.max(left + radius - x, 0, x - (right - radius));
  const dy = Math.max(top + radius - y, 0, y - (bottom - radius));
  return Math.hypot(dx, dy) <= radius;
}

function distanceToSegment([x, y]: Point, [x1, y1]: Point, [x2, y2]: Point): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const along = Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
}

/** The picture on a unit square. */
function colourAt(point: Point): Colour {
  const [x, y] = point;
  const tick = Math.min(
    distanceToSegment(point, [0.4, 0.66], [0.56, 0.82]),
    distanceToSegment(point, [0.56, 0.82], [0.86, 0.46]),
  );
  if (tick < 0.065) return WHITE;
  if (tick < 0.13 && insideRounded(point, 0.04, 0.04, 0.96, 0.96, 0.18)) return GREEN;
  if (insideRounded(point, 0.2, 0.16, 0.66, 0.74, 0.05)) {
    const isRule = [0.3, 0.44, 0.58].some((rule) => Math.abs(y - rule) < 0.03);
    return isRule && x > 0.28 && x < 0.58 ? LINE : WHITE;
  }
  return insideRounded(point, 0.04, 0.04, 0.96, 0.96, 0.18) ? GREEN : CLEAR;
}

function pixel(column: number, row: number, size: number): Colour {
  const sum = [0, 0, 0, 0];
  for (let i = 0; i < SAMPLES * SAMPLES; i += 1) {
    const x = (column + ((i % SAMPLES) + 0.5) / SAMPLES) / size;
    const y = (row + (Math.floor(i / SAMPLES) + 0.5) / SAMPLES) / size;
    const [red, green, blue, alpha] = colourAt([x, y]);
    [red * alpha, green * alpha, blue * alpha, alpha].forEach((part, index) => {
      sum[index] = (sum[index] ?? 0) + part;
    });
  }
  const [red = 0, green = 0, blue = 0, alpha = 0] = sum;
  if (alpha === 0) return CLEAR;
  return [red / alpha, green / alpha, blue / alpha, alpha / (SAMPLES * SAMPLES)];
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

function png(size: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8); // 8 bits a channel, red green blue alpha
  const rows = Array.from({ length: size }, (_, row) =>
    Buffer.from(
      [0, ...Array.from({ length: size }, (_, column) => pixel(column, row, size)).flat()].map(Math.round),
    ),
  );
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.concat(rows), { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

const folder = join(__dirname, "../assets/icons");
mkdirSync(folder, { recursive: true });
for (const size of SIZES) writeFileSync(join(folder, `icon-${size}.png`), png(size));
