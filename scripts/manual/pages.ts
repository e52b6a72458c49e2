/** 使用手册: what it says, picture by picture; one HTML that opens anywhere, as the page itself. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Taken by a script from the real screens, and kept with the project: a build needs no browser. */
export const PICTURES = join(__dirname, "../../assets/docs/manual");

export type PictureName =
  "welcome" | "finding" | "repair" | "map" | "recognize" | "narrative" | "review" | "folder";

interface Chapter {
  readonly title: string;
  readonly picture?: readonly [name: PictureName, caption: string];
  /** Paragraphs; several lines are a list. */
  readonly says: readonly (string | readonly string[])[];
}

const CHAPTERS: readonly Chapter[] = [
  {
    title: "打开",
    picture: ["welcome", "双击打开后的第一屏"],
    says: [
      "“决算公开助手.html”是一个文件，双击即在浏览器中打开。不需要 Excel，不需要安装，不需要管理员，也不联网：程序的安全策略禁止一切连接，工作簿只在本机的浏览器里处理，除了您保存的文件什么也不留下。可以放在 U 盘或共享文件夹里用。",
      "浏览器要求 2023 年以后的版本：Chrome、Edge、360、WPS 自带浏览器（内核 Chromium 109 以上），Firefox 113 以上，Safari 16.4 以上。打开 PDF 需要 Chromium 118、Firefox 119 或 Safari 17.4 以上；低于此的，其他文件照常核对。",
      [
        "**把文件拖到页面上**，或点“选择文件”：.xlsx、.xlsm、.xls，Word 文档（.docx）和公开的 PDF。",
        "**打开示例**：一份完整的公开表，先练练手。",
        "**新建空白公开表**：带公式和下拉选项的空表，从头填起。",
        "**整个文件夹…**：一次核对许多单位，见“整个文件夹”。",
      ],
    ],
  },
  {
    title: "看结果",
    picture: ["finding", "左边是工作表，右边是核对结果：错在哪一格、应为多少、为什么"],
    says: [
      "打开后自动核对。左边按原样显示工作表（合并的表头、格式、列宽、冻结窗格），右边是与 Excel 中相同的窗格。",
      [
        "**错误**：表内、表间关系不成立，或表的结构不对。不平的关系归结到出错的单元格：应为多少、可能的原因。点一条即跳到那一格。",
        "**提醒**：通常应成立、也可能有道理的，请看一眼。",
        "**尾差**：四舍五入造成的差，单独列出，不算错误。",
        "**未核对**：没有读到、没有提供或没有把握的，逐项说明原因。没有核对不算通过。",
      ],
      "“为什么”列出算式、差额和允许的尾差。“标记单元格”在表上着色，可一键清除。按级别、工作表、原因分组，F8 到下一条，Shift+F8 到上一条。",
    ],
  },
  {
    title: "改正与撤回",
    picture: ["repair", "改正之前逐格列出原值和新值"],
    says: [
      "点“改为……”，先列出要改的每一格，确认后才写入；公式不改。“全部采用”只含唯一而确定的改正。写入的内容记在“修改记录”工作表里，可逐步撤回。",
      "也可以直接在左边的表上打字：单击一格后输入，回车确定，F2 修改原内容，Ctrl+Z 撤销，可从其他表格程序复制、粘贴。依赖它的公式随即重算，并重新核对。不能重算的公式显示为“未重算”，有关的项目列为未核对，不算错误；保存的文件打开时由 Excel 或 WPS 重算。",
      "认为结果有道理的，点“说明”写下理由和说明人，记在“核对说明”工作表里；所依据的数改动以后自动失效。",
    ],
  },
  {
    title: "保存",
    says: [
      [
        "**保存**：得到改过的工作簿。没有动过的部分逐字节不变（图表、批注、宏、打印设置都在）。浏览器把文件放在下载文件夹，原文件不动。",
        "**另存标注副本**：在副本的出错单元格上着色、加批注，并附“勾稽结果”工作表。",
        ".xls、网页格式、Word 和 PDF 不能原样写回，另存为新的 .xlsx，只含数值、公式、数字格式和工作表名。",
      ],
      "标题后的“•”表示有未保存的改动，此时关闭页面会先询问。",
    ],
  },
  {
    title: "勾稽关系图",
    picture: ["map", "绿为相符，黄为未能判断，红为不符"],
    says: ["每张表一个方块，连线是表间关系。点一张表或一条线，只看与它有关的结果，再点一次恢复。"],
  },
  {
    title: "识别",
    picture: ["recognize", "每张公开表在哪个工作表、读到了什么、没有读到什么"],
    says: [
      "按内容识别，与工作表的名称、次序无关。没有识别的工作表列出原因，可以手工指定它是哪张表；版式认错时可以换一个版式。",
    ],
  },
  {
    title: "情况说明",
    picture: ["narrative", "每个数字都可以点回它的单元格"],
    says: [
      "按版式写出《决算情况说明》，数字都来自表格。上年数、年初预算、变动原因等表里没有的，填在“补充资料”工作表里；没有填的显示为【待填：……】，不编造。",
      "“以文档为底稿…”把上年的说明或下发的模板改写成本年的，以 Word 修订方式写出，由您逐处接受；没有认出的留【待核】。",
      "“更多操作”里可以存为 Word 文档、生成整份公开文档（封面、目录、表格、说明、名词解释）、生成审核意见。生成前先列出未了事项。",
    ],
  },
  {
    title: "审阅收到的说明",
    picture: ["review", "逐句核对，点一条即跳到原文和单元格"],
    says: [
      "粘贴、打开或拖入收到的说明（Word、PDF、文本），逐句核对金额、占比、增减、完成率、科目名称和口径。没有把握的说法列为未核对。公开的 PDF 或 Word 还与工作簿逐格对照。",
    ],
  },
  {
    title: "整个文件夹",
    picture: ["folder", "一次核对许多单位，最要紧的排在前面"],
    says: [
      "点“整个文件夹…”，或把文件夹（或 .zip 压缩包）拖到页面上。同名的文件自动配对：甲局.xlsx 与 甲局-决算情况说明.docx、甲局公开.pdf、甲局-上年.xlsx。用处理器的全部核心减一来核对，可随时停止、继续；点一行即打开那个工作簿。没有核对的文件列在汇总里。",
      "“规则文件…”加上本级自己的勾稽关系（“自定义勾稽”工作表），与内置规则一样核对。",
      "“下载结果”得到一个 .zip：",
      [
        "**summary.xlsx**：各单位、各类问题、问题台账、检查表排名、没有核对的文件；",
        "**opinions**：每个单位一份审核意见，没有问题的出一页确认；",
        "**checklists**：检查表，留有人工填写的列；",
        "**annotated**：标注副本，收到的说明在原句上加批注；",
        "**reports**：逐条结果（JSON），供其他程序用。",
      ],
    ],
  },
  {
    title: "常见问题",
    says: [
      [
        "**双击后用旧的浏览器打开，页面说太旧**：右键 → 打开方式，选 Chrome、Edge、360 或 WPS 的浏览器。",
        "**提示文件有密码**：在 Excel 或 WPS 中去掉打开密码后另存，再打开。",
        "**.et、.ods、.doc、.wps 打不开**：在原程序中另存为 .xlsx 或 .docx。",
        "**扫描的 PDF**：没有文字，不能核对；请向编制的人要原文件。",
        "**保存的文件在哪里**：浏览器的下载文件夹；按 Ctrl+J 可以看到。",
        "**受保护的工作表**：不解除保护；不能改的格会说明。",
        "**图表**：页面上不画图表，工作簿里原有的图表照原样保留。",
        "**想在 Excel 里用**：见单位管理员的“安装说明”。",
      ],
    ],
  },
];

/** Of the whole manual, for the version that it comes with. */
export function manual(version: string): string {
  const contents = CHAPTERS.map(
    ({ title }, at) => `<li><a href="#c${String(at + 1)}">${escaped(title)}</a></li>`,
  );
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>决算公开助手 使用手册</title>
<style>
:root { color-scheme: light dark; }
body { max-width: 52em; margin: 2em auto; padding: 0 1em; line-height: 1.75; font-family: "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif; }
figure { margin: 1em 0; } img { max-width: 100%; height: auto; border: 1px solid #999; }
figcaption { font-size: .9em; opacity: .8; }
@media print { h2 { break-after: avoid; } figure { break-inside: avoid; } }
</style>
</head>
<body>
<main>
<h1>决算公开助手 ${escaped(version)} 使用手册</h1>
<p>核对部门决算公开表，指出错在哪一格；生成和审阅《决算情况说明》；一次核对整个文件夹。</p>
<nav aria-label="目录"><ol>${contents.join("")}</ol></nav>
${CHAPTERS.map(chapter).join("\n")}
</main>
</body>
</html>
`;
}

function chapter({ title, picture, says }: Chapter, at: number): string {
  const heading = `<h2 id="c${String(at + 1)}">${String(at + 1)}. ${escaped(title)}</h2>`;
  return [heading, picture ? figure(picture) : "", ...says.map(saidAs)].filter(Boolean).join("\n");
}

function figure([name, caption]: NonNullable<Chapter["picture"]>): string {
  const data = readFileSync(join(PICTURES, `${name}.png`)).toString("base64");
  const text = escaped(caption);
  return `<figure><img src="data:image/png;base64,${data}" alt="${text}"><figcaption>${text}</figcaption></figure>`;
}

function saidAs(text: string | readonly string[]): string {
  if (typeof text === "string") return `<p>${inline(text)}</p>`;
  return `<ul>${text.map((line) => `<li>${inline(line)}</li>`).join("")}</ul>`;
}

const inline = (text: string): string => escaped(text).replace(/\*\*([^*]+)\*\*/gu, "<strong>$1</strong>");

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
