/** Scenario: a graph of scenes, told as a story. */
export { default } from "../graph/graph.js";
