import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  main
} from "./chunk-3DYQ7JZO.js";
import "./chunk-6ZN5BOVO.js";
import "./chunk-4OKP3RZK.js";
import "./chunk-LVJAFLLI.js";
import "./chunk-RERTPEM7.js";
import "./chunk-HJUK7LT6.js";
import "./chunk-4K7ZH3D4.js";
import "./chunk-JL3CIV75.js";
import "./chunk-UXVP2QCQ.js";
import "./chunk-JFMPI6Y5.js";
export {
  main
};
