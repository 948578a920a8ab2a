import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  main
} from "./chunk-Y55IEDAI.js";
import "./chunk-I77KG2SP.js";
import "./chunk-ZJZ5M2NQ.js";
import "./chunk-LVJAFLLI.js";
import "./chunk-RERTPEM7.js";
import "./chunk-HJUK7LT6.js";
import "./chunk-GXQXVPY5.js";
import "./chunk-6SHPPR3A.js";
import "./chunk-UXVP2QCQ.js";
import "./chunk-JFMPI6Y5.js";
export {
  main
};
