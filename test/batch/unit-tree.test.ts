import { unitTree, type UnitNode } from "../../src/batch/unit-tree";

const told = ({ path, units }: UnitNode): unknown => (units.length === 0 ? path : [path, ...units.map(told)]);

test.each<[string, string[], unknown[]]>([
  ["units beside each other", ["甲.xlsx", "乙.xlsx"], ["甲.xlsx", "乙.xlsx"]],
  [
    "a folder named as a unit beside it holds that unit's units",
    ["甲院.xlsx", "乙所.xlsx", "甲院/一部.xlsx", "甲院/二部.xlsx"],
    [["甲院.xlsx", "甲院/一部.xlsx", "甲院/二部.xlsx"], "乙所.xlsx"],
  ],
  [
    "a workbook named as its folder sums up the others in it",
    ["甲院/甲院部门决算公开表.xlsx", "甲院/一部.xlsx", "乙所.xlsx"],
    ["乙所.xlsx", ["甲院/甲院部门决算公开表.xlsx", "甲院/一部.xlsx"]],
  ],
  [
    "a folder of another name only keeps order",
    ["二级单位/甲院.xlsx", "二级单位/乙所.xlsx"],
    ["二级单位/甲院.xlsx", "二级单位/乙所.xlsx"],
  ],
  [
    "to any depth",
    ["甲院.xlsx", "甲院/一部.xlsx", "甲院/一部/一室.xlsx"],
    [["甲院.xlsx", ["甲院/一部.xlsx", "甲院/一部/一室.xlsx"]]],
  ],
])("%s", (_what, paths, expected) => {
  expect(unitTree(paths).map(told)).toEqual(expected);
});
