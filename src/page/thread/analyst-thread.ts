/**
 * A thread of the page: the pane's analyst, and the checking of folders, with their large parts handed over instead of
 * downloaded. In this order, as each looks at a message before the next does.
 */
import "../without-eval";
import "./take-parts";
import "../folder/answer-tasks";
import "../../taskpane/analyst/analyst-worker";
