import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  main
} from "./chunk-4AY2GOIF.js";
import "./chunk-7MMFLKX4.js";
import "./chunk-HZVJNYUN.js";
import "./chunk-LVJAFLLI.js";
import "./chunk-RERTPEM7.js";
import "./chunk-M3LI5A75.js";
import "./chunk-6XAK3B3N.js";
import "./chunk-FARRGTUW.js";
import "./chunk-UXVP2QCQ.js";
import "./chunk-JFMPI6Y5.js";
export {
  main
};
