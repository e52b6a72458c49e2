/** The ribbon button that works without the pane. */
import { createExcelHost } from "../hosts/excel/excel-host";
import { addCommand, whenOfficeIsReady } from "../hosts/excel/office";

void whenOfficeIsReady().then((place) => {
  if (place === "elsewhere") return;
  addCommand("clearMarks", async () => {
    // There is nowhere to show a failure; the marks stay, which the user sees, and the pane tells why.
    await createExcelHost()
      .clearMarks()
      .catch(() => undefined);
  });
});
