import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  main,
  readConfiguration
} from "./chunk-54XU3NCT.js";
import "./chunk-JXXCGE5I.js";
import "./chunk-CCL7XDPC.js";
import "./chunk-7M2H4GJ2.js";
import "./chunk-2JFDSJV4.js";
import "./chunk-PIXZVX52.js";
import "./chunk-2MIAC2OI.js";
import "./chunk-GFT4LTJT.js";
import "./chunk-DBJ7DXDL.js";
import "./chunk-2EL5LNVB.js";
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
