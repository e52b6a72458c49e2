import { defineTable } from "../engine/define-table";

/** “三公”经费及会议费、培训费支出决算表 (陕西): items in columns, 预算数 and 决算数 in rows. */
export const threePublicMeetings = defineTable({
  id: "three-public-meetings",
  title: "一般公共预算财政拨款“三公”经费及会议费、培训费支出决算表",
  aliases: [
    "财政拨款“三公”经费及会议费、培训费支出决算表",
    "“三公”经费及会议费、培训费支出决算表",
    "“三公”经费及会议费培训费支出决算表",
    "“三公”经费及会议费、培训费表",
  ],
  blocks: [
    {
      id: "items",
      stub: "labels",
      columns: [
        {
          id: "total",
          label: "“三公”经费小计",
          headers: ["小计", "“三公”经费>小计", "“三公”经费小计", "“三公”经费合计"],
          required: true,
        },
        { id: "abroad", label: "因公出国（境）费", headers: ["因公出国(境)费", "因公出国(境)费用"] },
        { id: "reception", label: "公务接待费", headers: ["公务接待费", "公务接待费用"] },
        {
          id: "vehicles",
          label: "公务用车购置及运行维护费",
          headers: [
            "公务用车购置及运行维护费>小计",
            "公务用车购置及运行费>小计",
            "公务用车购置及运行维护费>合计",
          ],
        },
        {
          id: "vehiclePurchase",
          label: "公务用车购置费",
          headers: ["公务用车购置费", "公务用车购置费用", "购置费"],
        },
        {
          id: "vehicleOperation",
          label: "公务用车运行维护费",
          headers: ["公务用车运行维护费", "公务用车运行费", "运行维护费"],
        },
        { id: "meetings", label: "会议费", headers: ["会议费"], required: true },
        { id: "training", label: "培训费", headers: ["培训费"], required: true },
      ],
      lines: [
        { id: "budget", label: "预算数", aliases: ["年初预算数", "全年预算数"] },
        { id: "final", label: "决算数", aliases: ["支出决算数"], required: true },
      ],
    },
  ],
  examples: {
    accept: [
      "一般公共预算财政拨款“三公”经费及会议费、培训费支出决算表",
      "2020年度“三公”经费及会议费、培训费支出决算表",
    ],
    reject: ["财政拨款“三公”经费支出决算表", "支出决算表", "一般公共预算财政拨款支出决算表"],
  },
});
