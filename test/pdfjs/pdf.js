module.exports = require("./native")("pdf.mjs");
