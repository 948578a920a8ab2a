import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  renderAs
} from "./chunk-4K7ZH3D4.js";
import "./chunk-JL3CIV75.js";
import "./chunk-UXVP2QCQ.js";
import "./chunk-JFMPI6Y5.js";
export {
  renderAs
};
