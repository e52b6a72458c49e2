import { areaAddress, displaySheet } from "../area";
import { invalidArgument } from "../failure";
import type { ChartModel, SheetModel } from "../model";
import { collectionMethods, defineType } from "../object-type";
import { requireUnprotected } from "./protect";
import { Range } from "./range";

interface SheetChart {
  readonly sheet: SheetModel;
  readonly chart: ChartModel;
}

const collection = collectionMethods<SheetModel>(
  (sheet) => sheet.charts.map((chart) => Chart({ sheet, chart })),
  (sheet, key) => {
    const chart = sheet.charts.find((one) => one.id === key || one.name === key);
    return chart ? Chart({ sheet, chart }) : null;
  },
);

export const ChartCollection = defineType<SheetModel>("ChartCollection", {
  ...collection,
  methods: {
    ...collection.methods,
    add: (sheet, [type, source], host) => {
      requireUnprotected(sheet);
      const range = Range.unwrap(source);
      if (!range) throw invalidArgument();
      const chart: ChartModel = {
        id: host.book.newId(),
        name: `Chart ${sheet.charts.length + 1}`,
        type: String(type),
        title: "",
        source: `${displaySheet(range.sheet.name)}!${areaAddress(range.area)}`,
        left: 0,
        top: 0,
        width: 360,
        height: 216,
      };
      sheet.charts.push(chart);
      host.formatChanged(sheet);
      return Chart({ sheet, chart });
    },
  },
});

type Place = "left" | "top" | "width" | "height";
const place = (key: Place) => ({
  get: ({ chart }: SheetChart) => chart[key],
  set: ({ chart }: SheetChart, value: unknown) => {
    chart[key] = Number(value);
  },
});
const [left, top, width, height] = [place("left"), place("top"), place("width"), place("height")];

const Chart = defineType<SheetChart>("Chart", {
  identity: ({ chart }) => ({ Id: chart.id }),
  get: {
    id: ({ chart }) => chart.id,
    name: ({ chart }) => chart.name,
    title: (self) => ChartTitle(self),
    left: left.get,
    top: top.get,
    width: width.get,
    height: height.get,
  },
  set: {
    name: ({ chart }, value) => {
      chart.name = String(value);
    },
    left: left.set,
    top: top.set,
    width: width.set,
    height: height.set,
  },
  methods: {
    delete: ({ sheet, chart }, _args, host) => {
      requireUnprotected(sheet);
      sheet.charts.splice(sheet.charts.indexOf(chart), 1);
      host.formatChanged(sheet);
      return null;
    },
  },
});

const ChartTitle = defineType<SheetChart>("ChartTitle", {
  get: { text: ({ chart }) => chart.title },
  set: {
    text: ({ chart }, value) => {
      chart.title = String(value);
    },
  },
});
