/** Why a file could not be read; each is one clear line for the user. */
const MESSAGES = {
  notFound: ["找不到文件", "The file does not exist"],
  noAccess: ["无法打开文件（被占用或没有权限）", "The file cannot be opened (in use, or no permission)"],
  notAFile: ["这是文件夹，不是文件", "This is a folder, not a file"],
  empty: ["文件是空的（0 字节）", "The file is empty (0 bytes)"],
  damaged: ["文件已损坏，无法完整读取", "The file is damaged and cannot be read completely"],
  encrypted: [
    "文件设有打开密码，请在 Excel 或 WPS 中取消密码后重试",
    "The file needs a password to open: remove the password in Excel or WPS and try again",
  ],
  encryptedPdf: [
    "PDF 设有打开密码，请取消密码后重试",
    "The PDF needs a password to open: remove the password and try again",
  ],
  notPdf: ["不是 PDF 文件", "Not a PDF file"],
  scanned: [
    "扫描件，没有文字，请用制作它的 Word 或 Excel 文件另存为 PDF",
    "A scanned PDF without text: save the Word or Excel file that it was made from as PDF",
  ],
  outlined: [
    "PDF 里的文字已转成轮廓图形，读不出来，请重新另存为 PDF",
    "The text of the PDF was turned to outlines: save it as PDF again",
  ],
  noCharacters: [
    "PDF 的字体没有文字编码（ToUnicode），读不出文字，请重新另存为 PDF",
    "The fonts of the PDF do not say which characters they show (no ToUnicode): save it as PDF again",
  ],
  emptyPdf: ["PDF 里没有任何内容", "There is nothing in the PDF"],
  formPdf: [
    "PDF 是填写用的表单，表单里的内容读不出来，请用“打印”另存为 PDF",
    "The PDF is a form to fill in, and what was filled in cannot be read: print it to a new PDF",
  ],
  signedPdf: [
    "PDF 带有数字签名，写入标注会使签名失效，已拒绝",
    "The PDF is digitally signed; annotating would invalidate the signature, so it was refused",
  ],
  lockedPdf: ["PDF 设有权限密码，不能写入标注", "The PDF is locked against changes and cannot be annotated"],
  notMarkablePdf: [
    "PDF 的结构不规范，不能写入标注",
    "The PDF is not built as annotations need it, and cannot be annotated",
  ],
  lostParts: [
    "PDF 里有没有任何一页用到的内容，可能已损坏，请重新另存为 PDF",
    "The PDF holds parts that no page uses; it may be damaged: save it as PDF again",
  ],
  tooManyPages: ["PDF 页数过多，已拒绝读取", "The PDF has too many pages and was refused"],
  notWorkbook: ["不是 Excel 工作簿（.xlsx、.xlsm 或 .xls）", "Not an Excel workbook (.xlsx, .xlsm or .xls)"],
  notDocument: ["不是 Word 文档（.docx）", "Not a Word document (.docx)"],
  html: [
    "网页里没有表格（多张工作表的网页，表格在同名的 .files 文件夹里），请在 Excel 中打开后另存为 .xlsx",
    "The web page holds no table (those of several sheets lie in a folder beside it): open it in Excel and save it as .xlsx",
  ],
  spreadsheetXml: [
    "这是“XML 表格 2003”工作簿，不是 Word 文档",
    "This is an XML Spreadsheet 2003 workbook, not a Word document",
  ],
  mhtml: [
    "这是单个文件网页（.mht），请在 Excel 中打开后另存为 .xlsx",
    "This is a web archive (.mht): open it in Excel and save it as .xlsx",
  ],
  binaryWorkbook: [
    "这是 .xlsb 二进制工作簿，请在 Excel 中另存为 .xlsx",
    "This is a binary workbook (.xlsb): save it as .xlsx in Excel",
  ],
  oldWorkbook: [
    "这是 Excel 4.0 或更早版本的工作簿，请在 Excel 或 WPS 中另存为 .xlsx",
    "This is a workbook of Excel 4.0 or before: save it as .xlsx in Excel or WPS",
  ],
  openDocument: [
    "这是 OpenDocument 文件（.ods、.odt），请另存为 .xlsx 或 .docx",
    "This is an OpenDocument file (.ods, .odt): save it as .xlsx or .docx",
  ],
  plainText: [
    "这是文本文件（如 .csv），请在 Excel 或 WPS 中打开并另存为 .xlsx",
    "This is a text file (such as .csv): open it in Excel or WPS and save it as .xlsx",
  ],
  legacyDocument: [
    "这是旧版 .doc 文档，请在 Word 或 WPS 中另存为 .docx",
    "This is an old .doc document: save it as .docx in Word or WPS",
  ],
  wpsWorkbook: [
    "这是 WPS 表格文件（.et），请在 WPS 中另存为 .xlsx",
    "This is a WPS spreadsheet (.et): save it as .xlsx in WPS",
  ],
  wpsDocument: [
    "这是 WPS 文字文件（.wps），请在 WPS 中另存为 .docx",
    "This is a WPS document (.wps): save it as .docx in WPS",
  ],
  presentation: [
    "这是演示文稿，请把其中的表格存为 .xlsx 工作簿",
    "This is a presentation: save its tables as an .xlsx workbook",
  ],
  ofd: [
    "这是 OFD 版式文件，请用制作它的文件另存为 .xlsx 或 .docx，或转换为 PDF",
    "This is an OFD file: save what it was made from as .xlsx or .docx, or convert it to PDF",
  ],
  archive: [
    "这是压缩包，请解压后选择其中的工作簿",
    "This is an archive: unpack it and choose the workbook inside",
  ],
  pdf: [
    "这是 PDF 文件，请把扩展名改回 .pdf，或提供 .xlsx 工作簿",
    "This is a PDF file: name it .pdf again, or hand in the .xlsx workbook",
  ],
  richText: [
    "这是 RTF 文档，请在 Word 或 WPS 中另存为 .docx",
    "This is an RTF document: save it as .docx in Word or WPS",
  ],
  picture: ["这是图片，请提供 .xlsx 工作簿", "This is a picture: hand in the .xlsx workbook"],
  tooLarge: ["文件解压后过大，已拒绝读取", "The file is too large once unpacked and was refused"],
  tooMuch: ["文件内容过多，超出可以读取的范围", "The file holds more than can be read"],
  unsafe: ["文件含有不安全的内容，已拒绝读取", "The file holds unsafe content and was refused"],
  strict: [
    "这是“Strict Open XML”格式，无法写入标注，请另存为普通 .xlsx",
    "This is a Strict Open XML workbook, which cannot be annotated: save it as an ordinary .xlsx",
  ],
  signed: [
    "文件带有数字签名，写入标注会使签名失效，已拒绝",
    "The file is digitally signed; annotating would invalidate the signature, so it was refused",
  ],
  macros: ["工作簿含有宏，副本的文件名请用 .xlsm", "The workbook holds macros: name the copy .xlsm"],
  notAnnotatable: [
    "只有 .xlsx、.xlsm 工作簿可以写入标注，请先另存为 .xlsx",
    "Only an .xlsx or .xlsm workbook can be annotated: save it as .xlsx first",
  ],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export type UnreadableReason = keyof typeof MESSAGES;

/** The only error that a file's content can cause; anything else thrown is a fault of ours. */
export class UnreadableFile extends Error {
  /** The same line in English. */
  readonly english: string;

  /** `place`: the part or cell at fault, such as `xl/worksheets/sheet1.xml`; the same in every language. */
  constructor(
    readonly reason: UnreadableReason,
    readonly place?: string,
  ) {
    const [chinese, english] = MESSAGES[reason];
    const shown = place === undefined ? undefined : printable(place);
    super(shown === undefined ? `${chinese}。` : `${chinese}（${shown}）。`);
    this.name = "UnreadableFile";
    this.english = shown === undefined ? `${english}.` : `${english} (${shown}).`;
  }
}

/** A place comes from the file: it must not break the line, nor fill the screen. */
function printable(place: string): string {
  const line = place.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, "�");
  return line.length > 120 ? `${line.slice(0, 117)}…` : line;
}
