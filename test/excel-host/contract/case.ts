/**
 * What our test host claims about Excel, as cases that run against the host and inside real Excel alike: they use
 * nothing but the Office.js client. Each works on an empty sheet of its own, which is deleted afterwards.
 */
export interface ContractCase {
  readonly name: string;
  /** Answers plain JSON data; an error of Excel becomes `{ error: its code }`. */
  readonly run: (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<unknown>;
  readonly expected: unknown;
}

export interface Observation {
  readonly name: string;
  readonly expected: unknown;
  readonly observed: unknown;
}

export async function observe(one: ContractCase): Promise<Observation> {
  const observed = await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.add();
    sheet.load("id");
    await context.sync();
    try {
      return await one.run(sheet, context);
    } catch (error) {
      if (error instanceof OfficeExtension.Error) return { error: error.code };
      throw error;
    } finally {
      // A batch of its own: what the case left in this one may be broken.
      await Excel.run(async (cleaning) => {
        cleaning.workbook.worksheets.getItem(sheet.id).delete();
        await cleaning.sync();
      });
    }
  });
  return { name: one.name, expected: one.expected, observed };
}
