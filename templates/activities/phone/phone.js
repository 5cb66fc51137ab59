/** Phone: a graph of scenes, drawn as a phone. */
export { default } from "../graph/graph.js";
