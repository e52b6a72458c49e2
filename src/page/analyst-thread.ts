/** The analyst's thread in the page: the same as the pane's, with the solver handed over instead of downloaded. */
import "./take-solver";
import "../taskpane/analyst/analyst-worker";
