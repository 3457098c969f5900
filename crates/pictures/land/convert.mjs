// Makes land.path of Natural Earth's land outline (1:110m, public domain) as the npm package world-atlas (ISC) ships it:
//   npm install world-atlas@2.0.2 topojson-client@3.1.0 && node convert.mjs > land.path
// Equal Earth projection, 3600 units wide, in whole units, relative: `src/projection.rs` places points by the same formula.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(process.cwd() + "/");
const { feature } = require("topojson-client");
const world = JSON.parse(readFileSync(require.resolve("world-atlas/land-110m.json"), "utf8"));

const [A1, A2, A3, A4] = [1.340264, -0.081106, 0.000893, 0.003796];
const raw = (lon, lat) => {
  const t = Math.asin((Math.sqrt(3) / 2) * Math.sin((lat * Math.PI) / 180));
  const t2 = t * t, t6 = t2 ** 3;
  const x = (2 * Math.sqrt(3) * ((lon * Math.PI) / 180) * Math.cos(t)) / (3 * (9 * A4 * t6 * t2 + 7 * A3 * t6 + 3 * A2 * t2 + A1));
  return [x, t * (A4 * t6 * t2 + A3 * t6 + A2 * t2 + A1)];
};
const scale = 3600 / (2 * raw(180, 0)[0]);
const top = raw(0, 90)[1];
const project = ([lon, lat]) => {
  const [x, y] = raw(lon, lat);
  return [Math.round(1800 + x * scale), Math.round((top - y) * scale)];
};

const path = [];
for (const shape of feature(world, world.objects.land).features) {
  const polygons = shape.geometry.type === "Polygon" ? [shape.geometry.coordinates] : shape.geometry.coordinates;
  for (const ring of polygons.flat()) {
    if (ring.every(([, lat]) => lat < -58)) continue; // Antarctica has no party
    // A ring that crosses 180 degrees goes on beyond the edge instead of back across the world.
    for (let at = 1; at < ring.length; at++) {
      const gap = ring[at][0] - ring[at - 1][0];
      if (Math.abs(gap) > 180) ring[at] = [ring[at][0] - 360 * Math.sign(gap), ring[at][1]];
    }
    // Where it began decides on which side of the world that leaves it: its middle belongs onto the map.
    const middle = (Math.min(...ring.map(([lon]) => lon)) + Math.max(...ring.map(([lon]) => lon))) / 2;
    const turn = middle < -180 ? 360 : middle > 180 ? -360 : 0;
    for (let at = 0; at < ring.length; at++) ring[at] = [ring[at][0] + turn, ring[at][1]];
    let [px, py] = project(ring[0]);
    let part = `M${px} ${py}l`;
    const steps = [];
    for (const point of ring.slice(1)) {
      const [x, y] = project(point);
      if (x !== px || y !== py) steps.push(`${x - px} ${y - py}`);
      [px, py] = [x, y];
    }
    if (steps.length > 3) path.push(part + steps.join(" ").replaceAll(" -", "-") + "z");
  }
}
console.log(path.join("\n"));
