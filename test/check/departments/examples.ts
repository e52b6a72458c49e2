/** Departments that the cases change a little. */
import type { Department } from "./department";

export const STAFF = {
  "2010601": [210.4, 0],
  "2010602": [0, 33.1],
  "2080505": [22.16, 0],
  "2101101": [9.4, 0],
  "2210201": [17.03, 0],
} as const;

export const OFFICE: Department = {
  entity: "临江县财政局",
  general: STAFF,
  economic: { "30201": 31.2, "30207": 2.15, "30217": 0.6, "30231": 4.4, "30239": 11 },
  threePublic: { vehicleOperation: [5, 4.4], reception: [2, 0.6] },
  counts: { vehiclesOwned: 3, receptionBatches: 9, receptionPersons: 77 },
  isAdministrative: true,
  procurement: { goods: 6.2 },
};

export const HOSPITAL: Department = {
  entity: "临江县人民医院",
  general: { "2100201": [310, 120.5], "2080505": [44.1, 0], "2101102": [21, 0], "2210201": [30.2, 0] },
  income: { "2100201": { institutional: 5210.33, otherIncome: 71.9 } },
  spending: { "2100201": { basic: 4900.1, project: 210 } },
  otherOpening: 300,
};
