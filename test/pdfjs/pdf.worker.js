module.exports = require("./native")("pdf.worker.mjs");
