import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  main,
  readConfiguration
} from "./chunk-2NWJWBWQ.js";
import "./chunk-BGSNNNBE.js";
import "./chunk-FNF32Y5A.js";
import "./chunk-V3CH6UHG.js";
import "./chunk-2JFDSJV4.js";
import "./chunk-AZXUJQGA.js";
import "./chunk-UXIUZG5C.js";
import "./chunk-IOPZUMJ2.js";
import "./chunk-VVKC4PHR.js";
import "./chunk-7QSG7P2P.js";
import "./chunk-WQ4AB7SO.js";
import "./chunk-PWVZHWBE.js";
import "./chunk-7SF42UAU.js";
import "./chunk-QVDGKWL3.js";
import "./chunk-MLL62GQK.js";
import "./chunk-NLBF54U6.js";
export {
  main,
  readConfiguration
};
