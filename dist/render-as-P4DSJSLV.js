import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  renderAs
} from "./chunk-GXQXVPY5.js";
import "./chunk-6SHPPR3A.js";
import "./chunk-UXVP2QCQ.js";
import "./chunk-JFMPI6Y5.js";
export {
  renderAs
};
