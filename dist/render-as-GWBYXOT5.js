import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  renderAs
} from "./chunk-6XAK3B3N.js";
import "./chunk-FARRGTUW.js";
import "./chunk-UXVP2QCQ.js";
import "./chunk-JFMPI6Y5.js";
export {
  renderAs
};
