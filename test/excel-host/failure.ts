/** An error as Excel answers it to a batch; the client turns it into an `OfficeExtension.Error` of the same code. */
export class ExcelFailure extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly httpStatus = 400,
  ) {
    super(message);
  }
}

export const itemNotFound = () =>
  new ExcelFailure("ItemNotFound", "The requested resource doesn't exist.", 404);

export const itemAlreadyExists = () =>
  new ExcelFailure("ItemAlreadyExists", "A resource with the same name or identifier already exists.", 409);

export const invalidArgument = (message = "The argument is invalid or missing or has an incorrect format.") =>
  new ExcelFailure("InvalidArgument", message);

export const accessDenied = () =>
  new ExcelFailure("AccessDenied", "You can't perform the requested operation: the sheet is protected.", 403);

/** Whatever this host does not know must stop the test that relies on it. */
export const notImplemented = (what: string) =>
  new ExcelFailure("ApiNotImplementedByTestHost", `ApiNotImplementedByTestHost: ${what}`, 501);
