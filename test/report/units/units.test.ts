/** A few of the invented departments; `npm run bench:units` tries a hundred. */
import { departmentOf, isNamed, WRONGS } from "./departments";

test.each(WRONGS.map((wrong, index) => [wrong, index] as const))("%s", async (wrong, index) => {
  const department = await departmentOf(index + WRONGS.length);
  expect(department.wrong).toBe(wrong);
  expect([department.result.faults, isNamed(department)]).toEqual([department.result.faults, true]);
  expect(department.result.compared).toBeGreaterThan(100);
});
