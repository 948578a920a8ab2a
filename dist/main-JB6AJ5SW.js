import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  main
} from "./chunk-WLLBFNTL.js";
import "./chunk-JQUHKQ4R.js";
import "./chunk-FTCDM2DQ.js";
import "./chunk-IZVHKGFM.js";
import "./chunk-RERTPEM7.js";
import "./chunk-M3LI5A75.js";
import "./chunk-ZHRZOO5V.js";
import "./chunk-K6LBA3YP.js";
import "./chunk-UXVP2QCQ.js";
import "./chunk-JFMPI6Y5.js";
export {
  main
};
